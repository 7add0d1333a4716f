package crm.social.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.sandbox.store.Ids;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recent search: who said it, to whom, in which talk, with what. */
final class SearchTest {
    private static Network network;
    private static Network.Member acme;
    private static Network.Member hanako;
    private static Network.Member kenta;
    private static String question;
    private static String answer;
    private static String further;
    private static String picture;

    @BeforeAll
    static void start() {
        network = Network.start();
        acme = network.member("acme_jp");
        hanako = network.member("hanako_sato");
        kenta = network.member("kenta_takahashi");
        question = hanako.tweet("Quokka or wombat? #marsupial");
        answer = reply(kenta, question, "Quokka, every time #marsupials");
        further = reply(acme, answer, "Wombat for us");
        acme.post("/2/users/" + acme.me() + "/retweets", "{'tweet_id':'" + question + "'}");
        picture = network.person(
                        "kenta_takahashi",
                        "posts",
                        "{'text':'quokka at the fair','pictures':[{'motif':'boxes','alt':'boxes'}]}")
                .json()
                .get("id")
                .asText();
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    private static String reply(Network.Member member, String to, String text) {
        return member.post("/2/tweets", "{'text':'" + text + "','reply':{'in_reply_to_tweet_id':'" + to + "'}}")
                .json()
                .at("/data/id")
                .asText();
    }

    private static Network.Answer search(String query, String more) {
        return acme.get("/2/tweets/search/recent?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + more);
    }

    private static List<String> found(String query) {
        List<String> ids = new ArrayList<>();
        search(query, "&max_results=100")
                .json()
                .path("data")
                .forEach(post -> ids.add(post.get("id").asText()));
        return ids;
    }

    @Test
    void aTalkIsFoundAsAWholeAndByWhatAnswersAPost() {
        assertThat(found("conversation_id:" + question)).containsExactly(further, answer, question);
        assertThat(found("in_reply_to_tweet_id:" + question)).containsExactly(answer);
        assertThat(found("in_reply_to_status_id:" + answer)).containsExactly(further);
        assertThat(found("conversation_id:" + question + " to:kenta_takahashi")).containsExactly(further);
    }

    @Test
    void severalPeopleAreAskedForAtOnceAndRepostsLeftOut() {
        assertThat(found("(from:hanako_sato OR from:" + kenta.me() + ") quokka -is:retweet"))
                .containsExactly(picture, answer, question);
        assertThat(found("from:HANAKO_SATO \"or wombat\"")).containsExactly(question);
        assertThat(found("quokka -from:kenta_takahashi")).containsExactly(question);
    }

    @Test
    void aTagAndANameAreMatchedWhole() {
        assertThat(found("#Marsupial")).containsExactly(question);
        assertThat(found("#marsupials")).containsExactly(answer);
        String both = kenta.tweet("wallaby for @acme_jp and @acme_sales");
        String one = kenta.tweet("wallaby for @acme_sales");
        assertThat(found("wallaby @acme_sales")).containsExactly(one, both);
        assertThat(found("wallaby @acme_jp")).containsExactly(both);
        assertThat(found("wallaby @acme")).isEmpty();
    }

    @Test
    void picturesAreFound() {
        assertThat(found("quokka has:images")).containsExactly(picture);
        assertThat(found("quokka has:media has:links")).containsExactly(picture);
        assertThat(found("quokka has:videos")).isEmpty();
    }

    @Test
    void onlyWhatIsNewerIsFoundPageByPage() {
        List<String> all = new ArrayList<>();
        String token = "";
        int pages = 0;
        do {
            JsonNode page = search("@acme_jp", "&max_results=10" + token).json();
            page.path("data").forEach(post -> all.add(post.get("id").asText()));
            String next = page.at("/meta/next_token").asText("");
            token = next.isEmpty() ? "" : "&next_token=" + next;
            pages++;
        } while (!token.isEmpty());
        assertThat(pages).isGreaterThan(2);
        assertThat(all).doesNotHaveDuplicates().isEqualTo(found("@acme_jp"));
        List<String> newer = new ArrayList<>();
        search("@acme_jp", "&max_results=100&since_id=" + all.get(3))
                .json()
                .path("data")
                .forEach(post -> newer.add(post.get("id").asText()));
        assertThat(newer).isEqualTo(all.subList(0, 3));
    }

    @Test
    void aBeginningBeforeTheDaysThatXLooksBackIsRefused() {
        long old = Ids.at(Instant.now().minus(Duration.ofDays(8)));
        Network.Answer refused = search("quokka", "&since_id=" + old);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/message").asText())
                .startsWith("'since_id' must be a tweet id created after ")
                .contains("Please use a 'since_id' that is larger than");
        long young = Ids.at(Instant.now().minus(Duration.ofDays(6)));
        assertThat(search("quokka", "&since_id=" + young).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "since_id=1&start_time=2026-11-20T00:00:00Z",
        "until_id=1&end_time=2026-11-20T00:00:00Z",
        "sort_order=alphabet",
        "max_results=9",
        "max_results=101"
    })
    void whatContradictsItselfIsRefused(String more) {
        assertThat(search("quokka", "&" + more).status()).isEqualTo(400);
        assertThat(search("quokka", "&sort_order=recency").status()).isEqualTo(200);
    }

    @Test
    void aQueryIsShorterOnPayPerUse() {
        String query = "(" + "from:hanako_sato OR ".repeat(30) + "from:acme_jp) quokka";
        assertThat(search(query, "").status()).isEqualTo(200);
        network.switches("{'plan':'payg'}");
        try {
            assertThat(search(query, "").status()).isEqualTo(400);
        } finally {
            network.switches("{'plan':'enterprise'}");
        }
    }
}
