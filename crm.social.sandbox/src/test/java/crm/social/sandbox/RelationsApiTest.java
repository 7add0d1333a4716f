package crm.social.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who follows whom, page by page, requests to follow, and which grant each operation needs. */
final class RelationsApiTest {
    private static Network network;
    private static Network.Member acme;

    @BeforeAll
    static void start() {
        network = Network.start();
        acme = network.member("acme_jp");
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    private static List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.path("data").forEach(person -> ids.add(person.get("id").asText()));
        return ids;
    }

    private static int count(Network.Member member, String username, String which) {
        return member.get("/2/users/by/username/" + username + "?user.fields=public_metrics")
                .json()
                .at("/data/public_metrics/" + which + "_count")
                .asInt();
    }

    private static List<String> connection(Network.Member member, String username) {
        List<String> states = new ArrayList<>();
        member.get("/2/users/by/username/" + username + "?user.fields=connection_status")
                .json()
                .at("/data/connection_status")
                .forEach(state -> states.add(state.asText()));
        return states;
    }

    @ParameterizedTest
    @ValueSource(strings = {"followers", "following"})
    void hundredsAreReadForthAndBackWithoutGapOrRepetition(String which) {
        String path = "/2/users/" + acme.id("hanako_sato") + "/" + which + "?max_results=100";
        List<JsonNode> pages = new ArrayList<>();
        List<String> all = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = acme.get(path + token).json();
            pages.add(page);
            all.addAll(ids(page));
            String next = page.at("/meta/next_token").asText("");
            assertThat(next).matches("|.{16,}");
            token = next.isEmpty() ? "" : "&pagination_token=" + next;
        } while (!token.isEmpty());

        assertThat(pages).hasSizeGreaterThan(1);
        assertThat(all).doesNotHaveDuplicates().hasSize(count(acme, "hanako_sato", which));
        JsonNode back = acme.get(path + "&pagination_token="
                        + pages.get(1).at("/meta/previous_token").asText())
                .json();
        assertThat(ids(back)).isEqualTo(ids(pages.get(0)));
        assertThat(ids(acme.get(path.replace("=100", "=1000")).json())).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_results=0", "max_results=1001", "pagination_token=made-up-by-somebody"})
    void whatCannotBeIsInvalid(String query) {
        Network.Answer answer = acme.get("/2/users/" + acme.me() + "/followers?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("type").asText()).endsWith("/invalid-request");
    }

    @ParameterizedTest
    @CsvSource({
        "daisuke_ito_,Authorization Error,not-authorized-for-resource",
        "makoto_kobayashi,Forbidden,resource-not-found"
    })
    void listsThatAreNotShownSayWhyWithStatus200(String username, String title, String type) {
        String id = network.get("/sandbox/people").json().findParents("username").stream()
                .filter(person -> person.get("username").asText().equals(username))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
        Network.Member stranger = network.member("sofiarossi");
        stranger.delete("/2/users/" + stranger.me() + "/following/" + id);
        Network.Answer answer = stranger.get("/2/users/" + id + "/followers");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("data")).isFalse();
        assertThat(answer.json().at("/errors/0/title").asText()).isEqualTo(title);
        assertThat(answer.json().at("/errors/0/type").asText()).endsWith("/" + type);
    }

    @Test
    void aRequestCountsOnlyOnceItWasAccepted() {
        Network.Member member = network.member("mchen_ops");
        Network.Member yuko = network.member("yuko_nakamura");
        String path = "/2/users/" + member.me() + "/following";
        member.delete(path + "/" + yuko.me());
        int before = count(yuko, "yuko_nakamura", "followers");

        member.post(path, "{'target_user_id':'" + yuko.me() + "'}");
        assertThat(connection(member, "yuko_nakamura")).containsExactly("follow_request_sent");
        assertThat(connection(yuko, "mchen_ops")).contains("follow_request_received");
        assertThat(count(yuko, "yuko_nakamura", "followers")).isEqualTo(before);
        assertThat(ids(yuko.get("/2/users/" + yuko.me() + "/followers?max_results=1000")
                        .json()))
                .doesNotContain(member.me());

        assertThat(network.person("yuko_nakamura", "accept", "{'username':'mchen_ops'}")
                        .status())
                .isEqualTo(200);
        assertThat(connection(member, "yuko_nakamura")).contains("following");
        assertThat(count(yuko, "yuko_nakamura", "followers")).isEqualTo(before + 1);
        assertThat(member.post(path, "{'target_user_id':'" + yuko.me() + "'}")
                        .json()
                        .at("/data/following")
                        .asBoolean())
                .as("who follows already does not ask again")
                .isTrue();
        assertThat(network.person("yuko_nakamura", "accept", "{'username':'mchen_ops'}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aRequestIsRefusedOrTakenBack() {
        Network.Member member = network.member("sofiarossi");
        String target = member.id("yuko_nakamura");
        String path = "/2/users/" + member.me() + "/following";
        member.delete(path + "/" + target);
        member.post(path, "{'target_user_id':'" + target + "'}");
        network.person("yuko_nakamura", "refuse", "{'username':'sofiarossi'}");
        assertThat(connection(member, "yuko_nakamura")).doesNotContain("follow_request_sent", "following");

        member.post(path, "{'target_user_id':'" + target + "'}");
        assertThat(member.delete(path + "/" + target)
                        .json()
                        .at("/data/following")
                        .asBoolean())
                .isFalse();
        assertThat(connection(member, "yuko_nakamura")).doesNotContain("follow_request_sent");
    }

    @Test
    void whoOpensUpLeavesRequestsWaitingUntilTheyAreMadeAgain() {
        Network.Member member = network.member("emcarter");
        String target = member.id("emily_carter_uk");
        String path = "/2/users/" + member.me() + "/following";
        member.delete(path + "/" + target);
        network.person("emily_carter_uk", "protect", "");
        member.post(path, "{'target_user_id':'" + target + "'}");
        network.person("emily_carter_uk", "unprotect", "");
        assertThat(connection(member, "emily_carter_uk")).contains("follow_request_sent");
        int before = count(member, "emily_carter_uk", "followers");
        assertThat(member.post(path, "{'target_user_id':'" + target + "'}")
                        .json()
                        .at("/data/following")
                        .asBoolean())
                .isTrue();
        assertThat(count(member, "emily_carter_uk", "followers")).isEqualTo(before + 1);
    }

    @Test
    void nobodyFollowsThemselvesOrSomebodyWhoIsGoneOrSuspended() {
        String path = "/2/users/" + acme.me() + "/following";
        assertThat(acme.post(path, "{'target_user_id':'" + acme.me() + "'}").status())
                .isEqualTo(403);
        assertThat(acme.post(path, "{'target_user_id':'999'}").status()).isEqualTo(404);
        assertThat(acme.post(path, "{'target_user_id':'x'}").status()).isEqualTo(400);
        network.person("longname_studio", "suspend", "");
        String suspended = network.get("/sandbox/people").json().findParents("username").stream()
                .filter(person -> person.get("username").asText().equals("longname_studio"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
        Network.Answer answer = acme.post(path, "{'target_user_id':'" + suspended + "'}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("detail").asText()).contains("suspended");
        network.person("longname_studio", "unsuspend", "");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/2/users/{me}/followers,follows.read",
        "GET,/2/users/{me}/following,follows.read",
        "POST,/2/users/{me}/following,follows.write",
        "DELETE,/2/users/{me}/following/12,follows.write",
        "GET,/2/users/{me}/liked_tweets,like.read",
        "GET,/2/tweets/12/liking_users,like.read",
        "POST,/2/users/{me}/likes,like.write",
        "DELETE,/2/users/{me}/likes/12,like.write",
        "POST,/2/users/{me}/retweets,tweet.write",
        "DELETE,/2/users/{me}/retweets/12,tweet.write",
        "POST,/2/tweets,tweet.write"
    })
    void eachOperationNeedsItsGrant(String method, String template, String scope) {
        String others = OAuth.ALL.replace(" " + scope, "");
        Network.Member without = network.member("tokai_seiki", others);
        Network.Member with = network.member("tokai_seiki");
        String path = template.replace("{me}", with.me());
        assertThat(call(without, method, path).json().toString())
                .isEqualTo(
                        "{\"title\":\"Forbidden\",\"type\":\"about:blank\",\"status\":403,\"detail\":\"Forbidden\"}");
        assertThat(call(with, method, path).status()).isNotEqualTo(403);
    }

    private static Network.Answer call(Network.Member member, String method, String path) {
        return switch (method) {
            case "POST" -> member.post(path, "{}");
            case "DELETE" -> member.delete(path);
            default -> member.get(path);
        };
    }
}
