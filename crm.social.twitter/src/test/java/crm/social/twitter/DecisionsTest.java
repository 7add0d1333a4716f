package crm.social.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.api.Act;
import crm.social.api.Decision;
import crm.social.api.Post;
import crm.social.api.Price;
import crm.social.api.Profile;
import crm.social.api.SocialException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DecisionsTest {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final XAtHand x = new XAtHand(server);
    private Twitter payPerUse;
    private Twitter enterprise;

    @BeforeEach
    void start() {
        payPerUse = x.twitter(Plan.PAY_PER_USE, Vocabulary.POST, "");
        enterprise = x.twitter();
    }

    private List<Post> posts() {
        x.answers(200, """
                {"data":[{"id":"1","text":"hi @acme_jp","author_id":"7","entities":{"mentions":[{"start":3,"end":11,"username":"Acme_JP"}]}},
                {"id":"2","text":"hi","author_id":"7"},
                {"id":"3","text":"見て","author_id":"7","referenced_posts":[{"type":"quoted","id":"30"}]},
                {"id":"4","text":"our own","author_id":"900"},
                {"id":"5","text":"見て","author_id":"7","referenced_posts":[{"type":"quoted","id":"2"}]},
                {"id":"6","text":"非公開","author_id":"8"}],
                "includes":{"users":[{"id":"7","name":"a","username":"a"},{"id":"900","name":"アクメ","username":"acme_jp"},
                {"id":"8","name":"b","username":"b","protected":true}],
                "posts":[{"id":"30","text":"うち","author_id":"900"},{"id":"2","text":"hi","author_id":"7"}]}}
                """);
        return enterprise.timeline(XAtHand.viewer(), "7", 10, null).value().items();
    }

    private Decision reply(Twitter twitter, Post post) {
        return twitter.decide(Act.REPLY, XAtHand.viewer(), post);
    }

    private void assertHandedOff(Decision decision, String path, String parameter, String id, String key) {
        assertThat(decision).isInstanceOfSatisfying(Decision.HandOff.class, handOff -> {
            assertThat(handOff.page()).hasPath(path).hasParameter(parameter, id);
            assertThat(handOff.page().getPort()).isEqualTo(server.getPort());
            assertThat(handOff.reason().key()).isEqualTo(key);
            assertThat(words("ja")).containsKey(key);
            assertThat(words("en")).containsKey(key);
        });
    }

    private static Properties words(String language) {
        Properties words = new Properties();
        try (InputStream file =
                Twitter.class.getResourceAsStream("/OSGI-INF/l10n/bundle_" + language + ".properties")) {
            words.load(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return words;
    }

    @Test
    @DisplayName(
            "S45 B1 on the pay-per-use plan only those whom the author mentioned or quoted reply here, others on X's own page")
    void replying() {
        List<Post> posts = posts();

        assertThat(reply(payPerUse, posts.get(0))).isEqualTo(new Decision.Allowed(new Price(10_000)));
        assertHandedOff(reply(payPerUse, posts.get(1)), "/intent/post", "in_reply_to", "2", "reply.notSummoned");
        assertThat(reply(payPerUse, posts.get(2))).isEqualTo(new Decision.Allowed(new Price(10_000)));
        assertThat(reply(payPerUse, posts.get(3))).isEqualTo(new Decision.Allowed(new Price(15_000)));
        assertHandedOff(reply(payPerUse, posts.get(4)), "/intent/post", "in_reply_to", "5", "reply.notSummoned");
        assertThat(reply(enterprise, posts.get(1))).isEqualTo(new Decision.Allowed(Price.FREE));
    }

    @Test
    @DisplayName(
            "S42 B1 following is handed to X's own page by the immutable id, and done here where the contract has it")
    void following() {
        Profile somebody = posts().get(1).author();
        Profile ourselves = posts().get(3).author();

        assertHandedOff(
                payPerUse.decideFollow(XAtHand.viewer(), somebody), "/intent/follow", "user_id", "7", "follow.plan");
        assertThat(enterprise.decideFollow(XAtHand.viewer(), somebody)).isEqualTo(new Decision.Allowed(Price.FREE));
        for (Twitter twitter : List.of(payPerUse, enterprise)) {
            assertThat(twitter.decideFollow(XAtHand.viewer(), ourselves))
                    .isInstanceOfSatisfying(Decision.Denied.class, denied -> assertThat(denied.kind())
                            .isEqualTo(Kind.POLICY_FORBIDS));
        }
    }

    @Test
    @DisplayName("S46 B1 liking is handed to X's own page by the tweet's id, and done here where the contract has it")
    void liking() {
        Post post = posts().get(1);

        assertHandedOff(
                payPerUse.decideReaction(Act.LIKE, XAtHand.viewer(), post),
                "/intent/like",
                "tweet_id",
                "2",
                "like.plan");
        assertThat(enterprise.decideReaction(Act.LIKE, XAtHand.viewer(), post))
                .isEqualTo(new Decision.Allowed(Price.FREE));
    }

    @Test
    @DisplayName("S44 B1 a retweet is done here, and not at all where the author's tweets are protected")
    void reposting() {
        List<Post> posts = posts();

        assertThat(payPerUse.decideReaction(Act.REPOST, XAtHand.viewer(), posts.get(1)))
                .isEqualTo(new Decision.Allowed(new Price(15_000)));
        assertThat(enterprise.decideReaction(Act.REPOST, XAtHand.viewer(), posts.get(1)))
                .isEqualTo(new Decision.Allowed(Price.FREE));
        assertThat(enterprise.decideReaction(Act.REPOST, XAtHand.viewer(), posts.get(5)))
                .isInstanceOfSatisfying(Decision.Denied.class, denied -> {
                    assertThat(denied.kind()).isEqualTo(Kind.PROTECTED);
                    assertThat(words("ja")).containsKey(denied.reason().key());
                });
    }

    @Test
    @DisplayName("S43 B5 a tweet has its price, a link in it makes it dear")
    void tweeting() {
        assertThat(payPerUse.decide(Act.POST, XAtHand.viewer(), null))
                .isEqualTo(new Decision.Allowed(new Price(15_000)));
        assertThat(payPerUse.priceOf("こんにちは")).isEqualTo(new Price(15_000));
        assertThat(payPerUse.priceOf("see example.com")).isEqualTo(new Price(200_000));
        assertThat(enterprise.priceOf("see example.com")).isEqualTo(Price.FREE);
    }

    @Test
    void sentencesAreThereInBothLanguages() {
        assertThat(words("ja").stringPropertyNames())
                .isEqualTo(words("en").stringPropertyNames())
                .containsAll(Set.of("follow.self", "repost.protected"));
    }
}
