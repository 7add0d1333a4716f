package crm.social.itest.walk;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.Visitor;
import java.net.http.HttpResponse;

/** What every refusal has in common. */
final class Wrong {
    private Wrong() {}

    /** A problem of RFC 9457, of this kind, which names the request that it belongs to. */
    static void problem(HttpResponse<String> answer, int status, String kind) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        var problem = Visitor.json(answer);
        assertThat(problem.path("type").asText()).isEqualTo("/problems/" + kind);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("instance").asText())
                .contains(answer.headers().firstValue("X-Request-Id").orElseThrow());
    }
}
