package crm.social.itest.host;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.Endpoint;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What passes the one filter, and what does not. */
class FrontDoorTest {
    private static final String NEW_LEAD = "{\"familyName\":\"試験\",\"givenName\":\"一郎\"}";

    @BeforeAll
    static void start() throws Exception {
        DemoHost.ready();
    }

    @Test
    void withoutASessionProgramsGetAProblemAndPeopleTheSignInPage() throws Exception {
        Browser stranger = new Browser();

        var api = stranger.get("/crm/api/leads");
        var page = stranger.get("/leads/lead-01?tab=x");
        var callback = stranger.get("/social/callback/twitter?code=secret");

        assertProblem(api, 401, "not-signed-in");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).contains("/sign-in?to=%2Fleads%2Flead-01%3Ftab%3Dx");
        assertThat(callback.headers().firstValue("Location")).contains("/sign-in");
    }

    @Test
    void whoTypesAnotherNameOfThisMachineIsSentToTheOneThatCookiesAreFor() throws Exception {
        URI home = Endpoint.of("/");
        HttpClient http = HttpClient.newHttpClient();
        for (String page : List.of("/", "/sign-in", "/leads/lead-01?tab=x")) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + home.getPort() + page))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(page).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location"))
                    .contains(home.resolve(page).toString());
        }
        assertThat(http.send(
                                HttpRequest.newBuilder(
                                                URI.create("http://localhost:" + home.getPort() + "/crm/api/site"))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .as("programs go where they want")
                .isEqualTo(200);
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() throws Exception {
        Browser suzuki = Browser.of("suzuki");
        for (String path :
                List.of("/", "/nowhere", "/crm/api/leads", "/crm/api/none", "/favicon.ico", "/assets/x/y.js")) {
            var headers = suzuki.get(path).headers();

            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'; script-src 'self' 'sha256-")
                    .endsWith("require-trusted-types-for 'script'; trusted-types lit-html");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin-allow-popups");
            assertThat(headers.firstValue("X-Request-Id")).isPresent();
        }
    }

    @Test
    void aChangeNeedsItsTokenAndComesFromHere() throws Exception {
        Browser suzuki = Browser.of("suzuki");
        var lead = BodyPublishers.ofString(NEW_LEAD);

        assertProblem(
                suzuki.send(suzuki.change("POST", "/crm/api/leads", lead).setHeader("X-CSRF-Token", "wrong")),
                403,
                "cross-site");
        for (String site : List.of("cross-site", "same-site", "none")) {
            assertProblem(
                    suzuki.send(suzuki.change("POST", "/crm/api/leads", lead).setHeader("Sec-Fetch-Site", site)),
                    403,
                    "cross-site");
        }
        assertProblem(
                suzuki.send(Browser.request("/crm/api/leads").header("Sec-Fetch-Site", "cross-site")),
                403,
                "cross-site");
        assertProblem(
                suzuki.send(suzuki.change("POST", "/crm/api/leads", lead).setHeader("Content-Type", "text/plain")),
                415,
                "unsupported-type");
        assertThat(suzuki.post("/crm/api/leads", NEW_LEAD).statusCode()).isEqualTo(201);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherItSaysSoOrNot() throws Exception {
        Browser suzuki = Browser.of("suzuki");
        byte[] large = new byte[2 * 1024 * 1024];

        assertProblem(
                suzuki.send(suzuki.change("POST", "/crm/api/leads", BodyPublishers.ofByteArray(large))),
                413,
                "too-large");
        assertProblem(
                suzuki.send(suzuki.change(
                        "POST", "/crm/api/leads", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))),
                413,
                "too-large");
    }

    @Test
    void whatIsMalformedGetsItsProblem() throws Exception {
        Browser suzuki = Browser.of("suzuki");

        assertProblem(suzuki.post("/crm/api/leads", "{"), 400, "bad-request");
        assertProblem(suzuki.post("/crm/api/leads", "[]"), 400, "bad-request");
        assertProblem(suzuki.post("/crm/api/leads", "{}"), 422, "invalid");
        assertProblem(suzuki.get("/crm/api/leads?limit=0"), 400, "bad-request");
        assertProblem(suzuki.get("/crm/api/leads?cursor=x"), 400, "bad-request");
        assertProblem(suzuki.get("/crm/api/leads/nobody"), 404, "not-found");
        assertProblem(suzuki.get("/crm/api/nothing"), 404, "not-found");
        assertProblem(suzuki.patch("/crm/api/leads", "{}"), 405, "method-not-allowed");
        assertProblem(suzuki.get("/crm/api/users"), 403, "forbidden");
    }

    @Test
    void anEndedSessionIsNothingAnyMore() throws Exception {
        Browser suzuki = Browser.of("suzuki");
        assertThat(suzuki.get("/crm/api/session").statusCode()).isEqualTo(200);

        var signedOut = suzuki.delete("/crm/api/session");

        assertThat(signedOut.statusCode()).isEqualTo(204);
        assertThat(signedOut.headers().firstValue("Clear-Site-Data")).contains("\"cache\"");
        assertProblem(suzuki.get("/crm/api/session"), 401, "not-signed-in");
    }

    @Test
    void litAndTheDescriptionAreServed() throws Exception {
        Browser suzuki = Browser.of("suzuki");
        String shell = suzuki.get("/leads").body();
        String lit = shell.replaceAll("(?s).*\"lit\":\"([^\"]+)\".*", "$1");

        var module = suzuki.get(lit);

        assertThat(module.statusCode()).isEqualTo(200);
        assertThat(module.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(suzuki.get("/favicon.ico").headers().firstValue("Cache-Control"))
                .as("its address names no content")
                .contains("public, max-age=3600");
        assertThat(suzuki.get(lit.replace("/lib/", "/lib/0")).statusCode()).isEqualTo(404);
        assertThat(suzuki.get("/crm/api/openapi.yaml").body()).startsWith("openapi: 3.0.3");
    }

    static void assertProblem(HttpResponse<String> answer, int status, String kind) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"/problems/" + kind + "\"")
                .contains(answer.headers().firstValue("X-Request-Id").orElseThrow());
    }
}
