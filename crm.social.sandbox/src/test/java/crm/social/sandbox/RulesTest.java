package crm.social.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits, failures on demand, counters and the rest of the developer's door. */
final class RulesTest {
    private Network network;
    private Network.Member me;

    @BeforeEach
    void start() {
        network = Network.start();
        me = network.member("acme_jp");
    }

    @AfterEach
    void stop() {
        network.close();
    }

    @Test
    void whoAsksTooOftenWaitsUntilTheWindowEnds() {
        network.switches("{'rate_limit_scale':0.04}");
        Network.Answer first = me.get("/2/users/me");
        assertThat(first.header("x-rate-limit-limit")).isEqualTo("3");
        assertThat(first.header("x-rate-limit-remaining")).isEqualTo("2");
        me.get("/2/users/me");
        me.get("/2/users/me");
        Network.Answer refused = me.get("/2/users/me");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().get("title").asText()).isEqualTo("Too Many Requests");
        assertThat(refused.header("x-rate-limit-remaining")).isEqualTo("0");
        long reset = Long.parseLong(refused.header("x-rate-limit-reset"));
        assertThat(reset - System.currentTimeMillis() / 1000).isBetween(800L, 901L);
        assertThat(network.member("emilycarter").get("/2/users/me").status()).isEqualTo(200);
        network.switches("{'rate_limit_body':'v1'}");
        assertThat(me.get("/2/users/me").json().at("/errors/0/code").asInt()).isEqualTo(88);
        network.switches("{'clock_offset_seconds':901}");
        assertThat(me.get("/2/users/me").status()).isEqualTo(200);
        network.switches("{'rate_limits':false}");
        for (int i = 0; i < 5; i++) {
            assertThat(me.get("/2/users/me").status()).isEqualTo(200);
        }
    }

    @Test
    void newPostsHaveALimitOf24HoursBeside() {
        Network.Answer made = me.post("/2/tweets", "{'text':'counted'}");
        assertThat(made.header("x-app-limit-24hour-limit")).isEqualTo("10000");
        assertThat(made.header("x-app-limit-24hour-remaining")).isEqualTo("9999");
        String like = "/2/users/" + me.me() + "/likes";
        assertThat(me.post(like, "{'tweet_id':'" + made.json().at("/data/id").asText() + "'}")
                        .header("x-user-limit-24hour-limit"))
                .isEqualTo("1000");
    }

    @Test
    void aFailureHitsAsOftenAsAskedAndNoOtherOperation() {
        network.switches("{'faults':[{'operation':'getUsersMe','kind':'status','status':503,'times':2}]}");
        assertThat(me.get("/2/users/by/username/acme_jp").status()).isEqualTo(200);
        assertThat(me.get("/2/users/me").status()).isEqualTo(503);
        assertThat(me.get("/2/users/me").status()).isEqualTo(503);
        assertThat(me.get("/2/users/me").status()).isEqualTo(200);
    }

    @Test
    void aLostReplyWasStillCarriedOut() {
        network.switches("{'faults':[{'operation':'createPosts','kind':'lost_reply'}]}");
        assertThatThrownBy(() -> me.post("/2/tweets", "{'text':'lost but done'}"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(me.get("/2/tweets/search/recent?query=%22lost%20but%20done%22")
                        .json()
                        .at("/meta/result_count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aBrokenConnectionDidNothing() {
        network.switches(
                "{'faults':[{'operation':'createPosts','kind':'reset'},{'operation':'createPosts','kind':'truncate'}]}");
        assertThatThrownBy(() -> me.post("/2/tweets", "{'text':'never happened'}"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(me.get("/2/tweets/search/recent?query=%22never%20happened%22")
                        .json()
                        .at("/meta/result_count")
                        .asInt())
                .isZero();
        assertThatThrownBy(() -> me.post("/2/tweets", "{'text':'cut in the middle'}"))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aSlowAnswerComesInTheEnd() {
        network.switches("{'faults':[{'operation':'*','kind':'delay','delay_ms':400}]}");
        long start = System.nanoTime();
        assertThat(me.get("/2/users/me").status()).isEqualTo(200);
        assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThanOrEqualTo(400);
    }

    @Test
    void peopleJoinManyAtOnceOrNotAtAll() {
        String two = "{'people':[{'username':'Newly_One','name':'新人 一'},{'username':'newly_two','name':'新人 二'}]}";
        Network.Answer joined = network.json("POST", "/sandbox/people", two);
        assertThat(joined.status()).isEqualTo(200);
        String id = joined.json().at("/people/0/id").asText();
        JsonNode found = me.get("/2/users/by?usernames=newly_one,newly_two&user.fields=public_metrics")
                .json();
        assertThat(found.at("/data/0/id").asText()).isEqualTo(id);
        assertThat(found.at("/data/0/username").asText()).isEqualTo("Newly_One");
        assertThat(found.at("/data/1/public_metrics/followers_count").asInt(-1)).isZero();
        assertThat(network.member("newly_two").get("/2/users/me").status()).isEqualTo(200);

        String taken = "{'people':[{'username':'newly_three','name':'三'},{'username':'NEWLY_ONE','name':'一'}]}";
        assertThat(network.json("POST", "/sandbox/people", taken).status()).isEqualTo(400);
        assertThat(me.get("/2/users/by/username/newly_three").json().has("data"))
                .isFalse();
    }

    @Test
    void callsAreCountedByOperation() {
        network.json("DELETE", "/sandbox/requests", "");
        me.get("/2/users/me");
        me.get("/2/users/me");
        me.get("/2/users/by/username/no-dash");
        network.member("emilycarter");
        JsonNode counts = network.get("/sandbox/requests").json();
        assertThat(counts.at("/operations/getUsersMe/calls").asInt()).isEqualTo(2);
        assertThat(counts.at("/operations/getUsersByUsername/by_status/400").asInt())
                .isEqualTo(1);
        assertThat(counts.get("token_requests").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'plan':'gratis'}",
                "{'dialect':'esperanto'}",
                "{'no_such':1}",
                "{'code_seconds':0}",
                "{'rate_limit_scale':-1}",
                "{'faults':[{'operation':'x','kind':'explode'}]}",
                "{'faults':[{'operation':'x','kind':'status','status':200}]}",
                "[]",
                "{"
            })
    void aSwitchThatCannotBeIsRefusedAndChangesNothing(String json) {
        JsonNode before = network.get("/sandbox/switches").json();
        assertThat(network.json("PUT", "/sandbox/switches", json).status()).isEqualTo(400);
        assertThat(network.get("/sandbox/switches").json()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void theDoorIsShutForPagesOfOtherSites(String site) {
        assertThat(network.send(network.request("/sandbox/people").header("Sec-Fetch-Site", site))
                        .status())
                .isEqualTo(403);
        assertThat(network.send(network.request("/sandbox/switches")
                                .header("Origin", "http://evil.example")
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(403);
        assertThat(network.send(network.request("/sandbox/switches")
                                .header("Content-Type", "text/plain")
                                .PUT(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anAppIsRegisteredAgainAndAgain() {
        String app =
                "{'name':'New name','redirect_uris':['https://app.example.com/cb'],'website':'https://app.example.com/'}";
        assertThat(network.json("PUT", "/sandbox/apps/app", app)
                        .json()
                        .get("public")
                        .asBoolean())
                .isTrue();
        assertThat(network.json("PUT", "/sandbox/apps/app", app)
                        .json()
                        .get("name")
                        .asText())
                .isEqualTo("New name");
        assertThat(network.get("/sandbox/apps").json().get("apps")).hasSize(1);
        assertThat(me.get("/2/users/me").status()).as("tokens live on").isEqualTo(200);
        for (String uri : new String[] {"javascript:alert(1)", "ftp://x/", "/relative", "http://h/#fragment"}) {
            assertThat(network.json("PUT", "/sandbox/apps/app", "{'name':'x','redirect_uris':['" + uri + "']}")
                            .status())
                    .as(uri)
                    .isEqualTo(400);
        }
    }

    @Test
    void peopleAreRenamedSuspendedProtectedAndDeleted() {
        String id = me.id("emcarter");
        network.person("emcarter", "rename", "{'username':'em_photo'}");
        assertThat(me.id("em_photo")).isEqualTo(id);
        assertThat(me.get("/2/users/by/username/emcarter").json().has("data")).isFalse();
        assertThat(network.person("em_photo", "rename", "{'username':'hanako_sato'}")
                        .status())
                .isEqualTo(400);
        network.person("em_photo", "suspend", "");
        assertThat(me.get("/2/users/" + id).json().at("/errors/0/title").asText())
                .isEqualTo("Forbidden");
        assertThat(me.get("/2/users/" + id + "/tweets")
                        .json()
                        .at("/errors/0/title")
                        .asText())
                .isEqualTo("Forbidden");
        network.person("em_photo", "unsuspend", "");
        network.person("em_photo", "protect", "");
        assertThat(me.get("/2/users/" + id + "?user.fields=protected")
                        .json()
                        .at("/data/protected")
                        .asBoolean())
                .isTrue();
        network.person("em_photo", "delete", "");
        assertThat(me.get("/2/users/" + id).json().at("/errors/0/title").asText())
                .isEqualTo("Not Found Error");
        assertThat(network.person("em_photo", "suspend", "").status()).isEqualTo(404);
        assertThat(network.get("/em_photo").status()).isEqualTo(404);
    }

    @Test
    void whoIsSuspendedCallsInVain() {
        network.person("acme_jp", "suspend", "");
        assertThat(me.get("/2/users/me").status()).isEqualTo(403);
        network.person("acme_jp", "unsuspend", "");
        assertThat(me.get("/2/users/me").status()).isEqualTo(200);
        network.person("acme_jp", "delete", "");
        assertThat(me.get("/2/users/me").status()).isEqualTo(401);
    }

    @Test
    void aPersonPostsThroughTheDoor() {
        JsonNode made = network.person("hanako_sato", "posts", "{'text':'@acme_jp こんにちは'}")
                .json();
        assertThat(me.get("/2/users/" + me.me() + "/mentions").json().at("/data/0/id"))
                .isEqualTo(made.get("id"));
    }

    @Test
    void anUnknownPathOrMethodIsToldInJson() {
        assertThat(network.get("/2/nothing/here").status()).isEqualTo(404);
        assertThat(network.json("PUT", "/2/tweets", "{}").status()).isEqualTo(405);
        assertThat(network.json("POST", "/2/users/me", "{}").json().get("title").asText())
                .isEqualTo("Method Not Allowed");
    }

    @Test
    void anotherHostNameIsNotServedAndAHugeBodyIsNotRead() {
        assertThat(RawHttp.status(network.port(), "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .isEqualTo(421);
        assertThat(RawHttp.status(network.port(), "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"))
                .isEqualTo(200);
        assertThat(me.post("/2/tweets", "{'text':'" + "x".repeat(2_000_000) + "'}")
                        .status())
                .isEqualTo(413);
    }
}
