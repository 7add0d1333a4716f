package crm.social.twitter;

import static crm.social.twitter.SignInTest.assertKind;
import static org.assertj.core.api.Assertions.assertThat;

import crm.social.api.Act;
import crm.social.api.Decision;
import crm.social.api.Post;
import crm.social.api.PostRef;
import crm.social.api.Profile;
import crm.social.api.Profile.Relation;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Publishing.Text;
import crm.social.api.provider.Viewer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The provider and the local X, which know nothing of each other, agree on what is done, and on what is not. */
class ActsAtTheLocalXTest {
    private static LocalX x;
    private static Viewer.Account acme;

    @BeforeAll
    static void start() {
        x = LocalX.running();
        acme = x.signIn(x.twitter(Plan.ENTERPRISE, Vocabulary.POST), "acme_jp");
    }

    @AfterEach
    void asBefore() {
        x.switches("{\"plan\":\"enterprise\",\"credits\":true,\"dialect\":\"both\",\"rate_limit_scale\":1.0}");
    }

    private static Twitter enterprise(Vocabulary vocabulary) {
        return x.twitter(Plan.ENTERPRISE, vocabulary);
    }

    private static Profile profile(Twitter twitter, String handle) {
        return twitter.byHandles(acme, List.of(handle)).value().get(0);
    }

    private static String id(String handle) {
        return profile(enterprise(Vocabulary.POST), handle).key().subject();
    }

    @Test
    @DisplayName("S42 at the local X: フォロー, a request that is accepted, フォローの解除, each of them twice")
    void following() {
        Twitter twitter = enterprise(Vocabulary.POST);
        String open = id("mchen_ops");
        String locked = id("yuko_nakamura");
        twitter.follow(acme, open, false);
        twitter.follow(acme, locked, false);
        long before = profile(twitter, "mchen_ops").counts().followers();

        for (int i = 0; i < 2; i++) {
            assertThat(twitter.follow(acme, open, true).value()).containsExactly(Relation.FOLLOWING);
            assertThat(twitter.follow(acme, locked, true).value()).containsExactly(Relation.FOLLOW_REQUESTED);
        }
        assertThat(profile(twitter, "mchen_ops").counts().followers()).isEqualTo(before + 1);
        assertThat(profile(twitter, "yuko_nakamura").relation()).contains(Relation.FOLLOW_REQUESTED);
        assertKind(() -> twitter.timeline(acme, locked, 10, null), Kind.PROTECTED);

        x.person("yuko_nakamura", "accept", "{\"username\":\"acme_jp\"}");
        assertThat(profile(twitter, "yuko_nakamura").relation())
                .contains(Relation.FOLLOWING)
                .doesNotContain(Relation.FOLLOW_REQUESTED);
        assertThat(twitter.timeline(acme, locked, 10, null).viewerOnly()).isTrue();

        for (int i = 0; i < 2; i++) {
            assertThat(twitter.follow(acme, open, false).value()).isEmpty();
            assertThat(twitter.follow(acme, locked, false).value()).isEmpty();
        }
        assertThat(profile(twitter, "mchen_ops").counts().followers()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Vocabulary.class)
    @DisplayName("S44 S46 at the local X: リツイート and お気に入り, each twice and back")
    void reactions(Vocabulary vocabulary) {
        Twitter twitter = enterprise(vocabulary);
        PostRef post = new PostRef(x.says("hanako_sato", "Please react " + vocabulary, ""));

        for (int i = 0; i < 2; i++) {
            assertThat(twitter.react(acme, Act.REPOST, post, true).value()).isTrue();
            assertThat(twitter.react(acme, Act.LIKE, post, true).value()).isTrue();
        }
        assertThat(twitter.byRefs(acme, List.of(post)).value().get(0).counts()).isEqualTo(new Post.Counts(0, 1, 1));
        for (int i = 0; i < 2; i++) {
            assertThat(twitter.react(acme, Act.REPOST, post, false).value()).isFalse();
            assertThat(twitter.react(acme, Act.LIKE, post, false).value()).isFalse();
        }
        assertThat(twitter.byRefs(acme, List.of(post)).value().get(0).counts()).isEqualTo(new Post.Counts(0, 0, 0));
        assertKind(() -> twitter.react(acme, Act.LIKE, new PostRef("1"), true), Kind.NOT_FOUND);
    }

    @Test
    @DisplayName(
            "S42 S45 S46 B1 on the smaller plan provider and X agree on what is done here, and X's own pages do the rest")
    void theSmallerPlan() {
        x.switches("{\"plan\":\"payg\"}");
        Twitter twitter = x.twitter(Plan.PAY_PER_USE, Vocabulary.POST);
        Profile hanako = profile(twitter, "hanako_sato");
        String ours = twitter.publish(acme, new Text("To be quoted", null))
                .value()
                .ref()
                .value();
        List<PostRef> refs = List.of(
                new PostRef(x.says("hanako_sato", "What does @acme_jp think?", "")),
                new PostRef(x.says("hanako_sato", "Look at this", ",\"quoted\":\"" + ours + "\"")),
                new PostRef(x.says("hanako_sato", "To nobody in particular", "")),
                new PostRef(ours));
        Map<PostRef, Post> posts =
                twitter.byRefs(acme, refs).value().stream().collect(Collectors.toMap(Post::ref, post -> post));
        LocalX.Browser browser = x.browser("acme_jp");

        for (PostRef ref : refs) {
            Text reply = new Text("Answer to " + ref.value(), ref);
            Decision decision = twitter.decide(Act.REPLY, acme, posts.get(ref));
            if (decision instanceof Decision.HandOff handOff) {
                assertThat(ref).isEqualTo(refs.get(2));
                assertKind(() -> twitter.publish(acme, reply), Kind.POLICY_FORBIDS);
                assertThat(browser.open(handOff.page()).body()).contains("To nobody in particular");
            } else {
                assertThat(twitter.publish(acme, reply).value().inReplyTo()).isEqualTo(ref);
            }
        }
        assertKind(() -> twitter.follow(acme, hanako.key().subject(), true), Kind.PLAN_FORBIDS);
        assertKind(() -> twitter.react(acme, Act.LIKE, refs.get(0), true), Kind.PLAN_FORBIDS);
        press(browser, twitter.decideFollow(acme, hanako), "/intent/follow");
        press(browser, twitter.decideReaction(Act.LIKE, acme, posts.get(refs.get(0))), "/intent/like");
        assertThat(profile(twitter, "hanako_sato").relation()).contains(Relation.FOLLOWING);
        assertThat(twitter.byRefs(acme, refs.subList(0, 1))
                        .value()
                        .get(0)
                        .counts()
                        .likes())
                .isEqualTo(1);
        assertThat(twitter.react(acme, Act.REPOST, refs.get(0), true).value()).isTrue();
    }

    private static void press(LocalX.Browser browser, Decision decision, String action) {
        URI page = ((Decision.HandOff) decision).page();
        assertThat(browser.send(
                                page.resolve(action),
                                LocalX.fields(browser.open(page).body()))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    @DisplayName("S24 at the local X: what the person left out is not in the grant")
    void pickedScopes() {
        Twitter twitter = enterprise(Vocabulary.POST);
        Viewer.Account some = x.signIn(twitter, "acme_sales", "follows.write", "like.write");
        Viewer.Account fewer = x.signIn(twitter, "suzuki_acme", "follows.read", "tweet.write");

        assertThat(acme.grant().acts()).containsExactlyInAnyOrder(Act.values());
        assertThat(some.grant().acts()).containsExactlyInAnyOrder(Act.POST, Act.REPLY, Act.REPOST);
        assertThat(fewer.grant().acts()).containsExactlyInAnyOrder(Act.LIKE, Act.FOLLOW);
        assertThat(twitter.followers(some, id("hanako_sato"), 10, null).value().items())
                .hasSize(10);
        assertKind(() -> twitter.followers(fewer, id("hanako_sato"), 10, null), Kind.SCOPE_MISSING);
        assertKind(() -> twitter.follow(some, id("hanako_sato"), true), Kind.SCOPE_MISSING);
        assertKind(() -> twitter.react(some, Act.LIKE, new PostRef("1"), true), Kind.SCOPE_MISSING);
        assertKind(() -> twitter.publish(fewer, new Text("no", null)), Kind.SCOPE_MISSING);
    }

    @Test
    @DisplayName("S24 a refreshed grant allows what the old one did")
    void refreshing() {
        Twitter twitter = enterprise(Vocabulary.POST);
        Viewer.Account some = x.signIn(twitter, "tokai_seiki", "like.write");

        var refreshed = twitter.refresh(some.grant());

        assertThat(refreshed.acts()).isEqualTo(some.grant().acts());
        Viewer.Account later = new Viewer.Account(some.account(), some.handle(), refreshed);
        assertThat(twitter.following(later, id("hanako_sato"), 5, null).value().items())
                .hasSize(5);
    }

    @Test
    @DisplayName("S60 設定 > アプリ > アクセスの取り消し at X ends every call and every refresh")
    void revoked() {
        Twitter twitter = enterprise(Vocabulary.POST);
        Viewer.Account account = x.signIn(twitter, "minato_logi");
        LocalX.Browser browser = x.browser("minato_logi");
        URI revoke = x.address().uri().resolve("/settings/connected_apps/client-1/revoke");

        assertThat(browser.open(x.address().uri().resolve("/settings")).body()).contains("/settings/connected_apps");
        browser.send(revoke, LocalX.fields(browser.open(revoke).body()));

        PostRef post = new PostRef("1");
        assertKind(() -> twitter.timeline(account, id("hanako_sato"), 10, null), Kind.REVOKED);
        assertKind(() -> twitter.followers(account, id("hanako_sato"), 10, null), Kind.REVOKED);
        assertKind(() -> twitter.mentions(account, null, 10, null), Kind.REVOKED);
        assertKind(() -> twitter.conversation(account, post, 10, null), Kind.REVOKED);
        assertKind(() -> twitter.follow(account, id("hanako_sato"), true), Kind.REVOKED);
        assertKind(() -> twitter.react(account, Act.LIKE, post, true), Kind.REVOKED);
        assertKind(() -> twitter.publish(account, new Text("no", null)), Kind.REVOKED);
        assertKind(() -> twitter.refresh(account.grant()), Kind.REVOKED);
    }
}
