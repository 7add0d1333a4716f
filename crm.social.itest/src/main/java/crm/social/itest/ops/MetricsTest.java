package crm.social.itest.ops;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.Endpoint;
import crm.social.itest.Visitor;
import crm.social.itest.host.DemoHost;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The figures of all bundles in one text, for those who may read it. */
class MetricsTest {
    private final Visitor visitor = Visitor.at(Endpoint.of("/"));

    @BeforeAll
    static void start() throws Exception {
        DemoHost.ready();
    }

    @Test
    void allBundlesTellTheirFigures() {
        visitor.get("/crm/api/site");

        List<String> lines = visitor.get("/metrics").body().lines().toList();

        assertThat(lines)
                .anyMatch(
                        line -> line.matches(
                                "crm_http_request_seconds_count\\{method=\"GET\",route=\"/crm/api/site\",status=\"200\"} [1-9].*"))
                .anyMatch(line -> line.matches("crm_http_request_seconds_bucket\\{.*le=\"\\+Inf\"} .*"))
                .anyMatch(line -> line.startsWith("crm_event_streams "))
                .anyMatch(line ->
                        line.matches("crm_store_connections\\{pool=\"write\",state=\"most\",store=\"host\"} 1.0"))
                .anyMatch(line -> line.startsWith("crm_store_connection_wait_seconds_count{"))
                .anyMatch(line ->
                        line.matches("crm_store_jobs\\{kind=\"host.sweep\",state=\"[a-z]+\",store=\"host\"} 1.0"))
                .anyMatch(line -> line.startsWith("crm_social_grants{key=\""))
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"));
    }

    @Test
    void valuesOfRequestsMakeNoSeries() {
        Visitor suzuki = Visitor.at(Endpoint.of("/")).signIn("suzuki", "demo");
        for (int i = 0; i < 20; i++) {
            suzuki.get("/crm/api/leads/no-such-lead-" + i);
            visitor.get("/no-such-page-" + i);
        }

        String text = visitor.get("/metrics").body();

        assertThat(text).contains("route=\"/crm/api/leads/{id}\"").doesNotContain("no-such");
    }

    @Test
    void aProxysCallersAreNotThisMachine() {
        var answer = visitor.send("GET", "/metrics", null, "X-Forwarded-For", "203.0.113.9");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("jvm_");
        assertThat(visitor.send("GET", "/metrics", null, "Via", "1.1 proxy").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRequestKeepsItsNameWhereItIsWellFormed() {
        var named = visitor.send("GET", "/crm/api/leads", null, "X-Request-Id", "abcDEF-1234567890");
        assertThat(named.headers().firstValue("X-Request-Id")).hasValue("abcDEF-1234567890");
        assertThat(Visitor.json(named).path("instance").asText()).isEqualTo("abcDEF-1234567890");

        var forged = visitor.send("GET", "/crm/api/leads", null, "X-Request-Id", "<script> \u00e9");
        assertThat(forged.headers().firstValue("X-Request-Id").orElseThrow()).matches("[A-Za-z0-9_-]{16,64}");
    }
}
