package crm.social.itest.nodes;

import static crm.social.itest.walk.Salesperson.good;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.itest.Eventually;
import crm.social.itest.Figures;
import crm.social.itest.OpenPage;
import crm.social.itest.Visitor;
import crm.social.itest.walk.PersonAtX;
import crm.social.itest.walk.Salesperson;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two processes over one PostgreSQL are one CRM: what is done at one is known at the other, and at its open pages within a second. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodesTest {
    /** A second is promised on a machine of its own, and the figure tells; one that has much else to do takes its time. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final AtomicReference<Duration> LONGEST = new AtomicReference<>(Duration.ZERO);
    private static final String SALES = "/crm/api/profiles/sales";

    @RegisterExtension
    static final TwoNodes NODES = new TwoNodes();

    private static Salesperson atA(String user) {
        return Salesperson.signedIn(NODES.a(), user);
    }

    @Test
    void theDemosDataIsThereOnceThoughBothStartedTogether() {
        Visitor yamada = atA("yamada").visitor();
        for (Visitor node : List.of(yamada, yamada.sentTo(NODES.b()))) {
            assertThat(Visitor.json(node.get("/crm/api/contacts")).path("total").asInt())
                    .isEqualTo(60);
            assertThat(Visitor.json(node.get("/crm/api/users")).path("items")).hasSize(3);
        }
    }

    @Test
    void theLocalXKnowsOneAppWithOneCallback() {
        String apps = Visitor.at(NODES.demo().sandboxUrl()).get("/sandbox/apps").body();

        assertThat(apps.split("/social/callback/twitter", -1)).hasSize(2);
    }

    @Test
    @DisplayName("B11 a session of one node is good at the other, and ends at both")
    void aSessionOfOneNodeIsGoodAtTheOtherAndEndsAtBoth() {
        Visitor here = atA("suzuki").visitor();
        Visitor there = here.sentTo(NODES.b());
        assertThat(there.get("/crm/api/session").statusCode()).isEqualTo(200);
        try (OpenPage page = OpenPage.of(here)) {
            assertThat(there.send("DELETE", "/crm/api/session", null).statusCode())
                    .isLessThan(300);

            soon(() -> page.hears(PATIENCE, event -> event.name().equals("session-ended")));
        }
        String gone = here.get("/crm/api/session").body();
        assertThat(gone).contains("\"status\":401");
    }

    @Test
    @DisplayName("B11 a sign-in that began at one node ends at the other")
    void aSignInThatBeganAtOneNodeEndsAtTheOther() {
        Salesperson suzuki = atA("suzuki").disconnected();
        String flow = Salesperson.newFlow();
        try (OpenPage opener = OpenPage.of(suzuki.visitor())) {
            URI callback = new PersonAtX("acme_jp").decide(suzuki.begin(flow), "allow");

            assertThat(suzuki.sentTo(NODES.b()).comeBack(callback)).contains("state=CONNECTED");

            soon(() -> opener.hears(
                    PATIENCE, event -> event.is("social.flow-ended", flow) && event.is(event.name(), "CONNECTED")));
            soon(() -> opener.hears(PATIENCE, event -> event.is("social.connections-changed", "twitter")));
        }
        assertThat(suzuki.flowState(flow)).isEqualTo("CONNECTED");
        assertThat(suzuki.connections()).hasSize(1);
    }

    @Test
    @DisplayName("S36 a link made at one node is seen at the other, and in the field, within a second")
    void aLinkMadeAtOneNodeIsSeenAtTheOther() {
        Salesperson suzuki = atA("suzuki").connected().unlinked("lead-02");
        Salesperson yamada = Salesperson.signedIn(NODES.b(), "yamada");
        try (OpenPage page = OpenPage.of(yamada.visitor())) {
            suzuki.linked("lead-02", "hanako_sato");

            soon(() -> page.hears(PATIENCE, event -> event.is("social.link-changed", "lead-02")));
            assertThat(yamada.link("lead-02").path("handle").asText()).isEqualTo("hanako_sato");
            soon(() -> Eventually.within(PATIENCE, () -> yamada.field("lead-02").endsWith("hanako_sato")));
        }
        good(suzuki.unlink("lead-02", suzuki.link("lead-02").path("version").asLong()));
        assertThat(yamada.link("lead-02").isMissingNode()).isTrue();
    }

    @Test
    @DisplayName(
            "S16 a permission given and taken at one node counts at the other within a second, in an open event stream")
    void aPermissionGivenAndTakenAtOneNodeCountsAtTheOtherWithinASecond() {
        Visitor yamada = atA("yamada").visitor();
        Visitor tanaka = Salesperson.signedIn(NODES.b(), "tanaka").visitor();
        assertThat(status(tanaka)).isEqualTo(403);
        try (OpenPage page = OpenPage.of(tanaka)) {
            permit(yamada, "[\"crm.social.use\"]");
            soon(() -> Eventually.within(PATIENCE, () -> status(tanaka) == 200));
            soon(() -> page.hears(PATIENCE, event -> event.name().equals("permissions-changed")));

            permit(yamada, "[]");
            soon(() -> Eventually.within(PATIENCE, () -> status(tanaka) == 403));
        }
    }

    private static int status(Visitor visitor) {
        return visitor.get(Salesperson.popup("lead-01")).statusCode();
    }

    private static void permit(Visitor administrator, String permissions) {
        long version = Visitor.json(administrator.get(SALES)).path("version").asLong();
        String body = "{\"version\":" + version + ",\"permissions\":" + permissions + "}";
        assertThat(administrator.send("PATCH", SALES, body).statusCode()).isEqualTo(200);
    }

    @Test
    void aPageThatGoesOnAtTheOtherNodeMissesNothing() {
        Visitor here = atA("yamada").visitor();
        Visitor there = here.sentTo(NODES.b());
        String last;
        try (OpenPage page = OpenPage.of(here)) {
            touch(here, 30);
            soon(() -> page.hears(PATIENCE, event -> event.is("record-changed", "lead-30")));
            last = page.lastId();
        }
        for (int lead = 31; lead <= 40; lead++) {
            touch(lead % 2 == 0 ? here : there, lead);
        }

        try (OpenPage page = OpenPage.again(there, last)) {
            soon(() -> page.hears(PATIENCE, event -> event.is("ready", "true")));
            for (int lead = 31; lead <= 40; lead++) {
                String id = "lead-" + lead;
                soon(() -> page.hears(PATIENCE, event -> event.is("record-changed", id)));
            }
            touch(here, 41);
            soon(() -> page.hears(PATIENCE, event -> event.is("record-changed", "lead-41")));
        }
        try (OpenPage page = OpenPage.again(there, "1")) {
            soon(() -> page.hears(PATIENCE, event -> event.is("ready", "false")));
        }
    }

    private static void touch(Visitor visitor, int number) {
        String lead = "/crm/api/leads/lead-" + number;
        long version = Visitor.json(visitor.get(lead)).path("version").asLong();
        String body = "{\"version\":" + version + ",\"description\":\"" + System.nanoTime() + "\"}";
        assertThat(visitor.send("PATCH", lead, body).statusCode()).isEqualTo(200);
    }

    @Test
    void wrongPasswordsAreCountedOverBothNodesEvenIfTheyComeAtOnce() throws Exception {
        List<Integer> answers = atOnce(24, i -> Visitor.at(i % 2 == 0 ? NODES.a() : NODES.b())
                .send("POST", "/crm/api/session", "{\"user\":\"nobody\",\"password\":\"wrong" + i + "\"}")
                .statusCode());

        // What had to wait for its turn too long is refused without being counted: others get their tries.
        assertThat(answers).isSubsetOf(401, 429, 503);
        long tried = answers.stream().filter(status -> status == 401).count();
        for (int again = 0; again < 12; again++) {
            int status = Visitor.at(again % 2 == 0 ? NODES.a() : NODES.b())
                    .send("POST", "/crm/api/session", "{\"user\":\"nobody\",\"password\":\"again" + again + "\"}")
                    .statusCode();
            tried += status == 401 ? 1 : 0;
        }
        assertThat(tried).isEqualTo(10);
    }

    @Test
    void aKeySentToBothNodesAtOnceTweetsOnce() throws Exception {
        Salesperson suzuki = atA("suzuki").connected();
        String key = Salesperson.newKey();
        String body = suzuki.text("lead-01", "展示会のご案内 " + key, null);
        Salesperson there = suzuki.sentTo(NODES.b());

        List<HttpResponse<String>> answers = atOnce(8, i -> (i % 2 == 0 ? suzuki : there).publish(body, key));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        JsonNode later = good(there.publish(body, key));
        assertThat(later.path("state").asText()).isEqualTo("DONE");
        assertThat(good(suzuki.publish(body, key))).isEqualTo(later);
        String page = Visitor.at(NODES.demo().sandboxUrl()).get("/acme_jp").body();
        assertThat(page.split(key, -1)).hasSize(2);
    }

    private interface Try<T> {
        T of(int number);
    }

    private static <T> List<T> atOnce(int times, Try<T> act) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<T>> begun = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                begun.add(threads.submit(() -> act.of(number)));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> each : begun) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Last: one node is killed, and the other goes on with what it left. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whatAKilledNodeLeftGoesOnAtTheOther() {
        Salesperson suzuki = atA("suzuki").connected().unlinked("lead-03");
        String flow = Salesperson.newFlow();
        URI callback = new PersonAtX("suzuki_acme").decide(suzuki.begin(flow), "allow");

        NODES.demo().crm().kill();

        Salesperson there = suzuki.sentTo(NODES.b());
        assertThat(there.comeBack(callback)).contains("state=CONNECTED");
        there.linked("lead-03", "hanako_sato");
        assertThat(there.panel("lead-03").path("view").asText()).isEqualTo("PROFILE");
    }

    /** Waits for what the other node is to hear of. */
    private static void soon(Runnable wait) {
        long begin = System.nanoTime();
        wait.run();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        LONGEST.accumulateAndGet(took, DatabaseOutageTest::longer);
    }

    @AfterAll
    static void measured() {
        Figures.measured(
                "What one node does, the other's pages and permissions follow within",
                LONGEST.get().toMillis() + " ms");
    }
}
