package crm.social.itest.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.Endpoint;
import crm.social.itest.Eventually;
import crm.social.itest.LongTests;
import crm.social.itest.Traffic;
import crm.social.itest.Traffic.Kind;
import crm.social.itest.Visitor;
import crm.social.itest.host.DemoHost;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While a REST interface is built, stopped or built anew, whoever asks is told to come back, and nothing else. */
class RewiringTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String WEB = "crm.social.web";
    private static final String SOCIAL = "/social/api/networks";
    private static final String HOST = "/crm/api/leads?limit=1";
    private static final int PER_SECOND = 50;

    private final Bundles bundles = new Bundles();
    private Visitor suzuki = Visitor.at(Endpoint.of("/"));

    @BeforeEach
    void signIn() throws Exception {
        DemoHost.ready();
        suzuki = Visitor.at(Endpoint.of("/")).signIn("suzuki", "demo");
        await(SOCIAL, 200);
    }

    @AfterEach
    void wholeAgain() {
        await(SOCIAL, 200);
        await(HOST, 200);
    }

    private void await(String path, int status) {
        Eventually.within(LIMIT, () -> suzuki.get(path).statusCode() == status);
    }

    @Test
    void aStoppedInterfaceAsksToComeBack() {
        bundles.stop(WEB);

        var answer = suzuki.get(SOCIAL);

        bundles.start(WEB);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(Visitor.json(answer).path("type").asText()).isEqualTo("/problems/unavailable");
    }

    @Test
    void itsOwnRefusalsStayWhatTheyAre() {
        assertThat(suzuki.get("/social/api/nothing-of-this-name").statusCode()).isEqualTo(404);
        assertThat(suzuki.send("PUT", SOCIAL, "{}").statusCode()).isEqualTo(405);
        assertThat(suzuki.get("/crm/api/leads/nobody").statusCode()).isEqualTo(404);
        assertThat(Visitor.at(Endpoint.of("/")).get(SOCIAL).statusCode()).isEqualTo(401);
        assertThat(suzuki.get(SOCIAL).headers().map()).doesNotContainKey("x-crm-answered");
    }

    @Test
    void theSocialBundleIsStoppedUpdatedAndRefreshedWhilePeopleAsk() {
        expectOnlyWholeAnswers(() -> {
            bundles.stopAndStart(WEB);
            await(SOCIAL, 200);
            bundles.update(WEB);
            await(SOCIAL, 200);
            bundles.refresh(WEB);
            await(SOCIAL, 200);
        });
    }

    @Test
    void theWhiteboardIsStoppedWhilePeopleAsk() {
        expectOnlyWholeAnswers(() -> {
            bundles.stop("org.apache.aries.jax.rs.whiteboard");
            await(SOCIAL, 503);
            await(HOST, 503);
            bundles.start("org.apache.aries.jax.rs.whiteboard");
            await(SOCIAL, 200);
            await(HOST, 200);
        });
    }

    @Test
    void theGroundIsTakenAwayWhilePeopleAsk() {
        expectOnlyWholeAnswers(() -> {
            bundles.stop("crm.store");
            await(SOCIAL, 503);
            await(HOST, 503);
            bundles.start("crm.store");
            await(SOCIAL, 200);
            await(HOST, 200);
        });
    }

    @Test
    void whatIsUninstalledIsExpectedALittleLongerAndThenNoMore() {
        bundles.uninstall(WEB);
        try {
            assertThat(suzuki.get(SOCIAL).statusCode()).isEqualTo(503);
            if (LongTests.asked()) {
                await(SOCIAL, 404);
            }
        } finally {
            bundles.install(WEB);
        }
    }

    private void expectOnlyWholeAnswers(Runnable change) {
        List<Kind> kinds = List.of(
                new Kind("social", () -> suzuki.get(SOCIAL)),
                new Kind("host", () -> suzuki.get(HOST)),
                new Kind("site", () -> suzuki.get("/crm/api/site")));
        Traffic traffic = new Traffic(PER_SECOND, kinds);
        try (traffic) {
            change.run();
        }
        assertThat(traffic.unanswered()).isZero();
        assertThat(traffic.calls()).isNotEmpty();
        assertThat(traffic.calls())
                .as("neither whole nor declared")
                .filteredOn(call -> !whole(call) && !call.declaredUnavailable())
                .isEmpty();
    }

    private static boolean whole(Traffic.Call call) {
        return call.status() == 200 && call.body().matches("(?s)[\\[{].*[\\]}]");
    }
}
