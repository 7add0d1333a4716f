package crm.social.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An app asks, a person decides, the app gets tokens, and every trick with them fails. */
final class SignInWithXTest {
    private static Network network;
    private static OAuth oauth;

    @BeforeAll
    static void start() {
        network = Network.start();
        oauth = new OAuth(network);
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    @AfterEach
    void asBefore() {
        network.switches("{'clock_offset_seconds':0,'consent_picking':true,'one_grant_per_app_and_user':false}");
    }

    private int me(JsonNode tokens) {
        return new Network.Member(network, tokens.get("access_token").asText())
                .get("/2/users/me")
                .status();
    }

    @Test
    void whoeverAllowsGivesTheAppTokensForTwoHours() {
        JsonNode tokens = oauth.tokens("hanako_sato", OAuth.ALL);
        assertThat(tokens.get("token_type").asText()).isEqualTo("bearer");
        assertThat(tokens.get("expires_in").asInt()).isEqualTo(7_200);
        assertThat(tokens.get("scope").asText().split(" ")).containsExactlyInAnyOrder(OAuth.ALL.split(" "));
        assertThat(me(tokens)).isEqualTo(200);
        network.switches("{'clock_offset_seconds':7199}");
        assertThat(me(tokens)).isEqualTo(200);
        network.switches("{'clock_offset_seconds':7201}");
        assertThat(me(tokens)).isEqualTo(401);
    }

    @Test
    void anEmailAddressSignsInAsWell() {
        assertThat(network.browser()
                        .signIn("Hanako_Sato@sandbox.example", "sandbox")
                        .status())
                .isEqualTo(303);
    }

    @Test
    @DisplayName("S26 whoever refuses at the local X sends the app away with an error and no code")
    void whoeverRefusesSendsTheAppAwayWithItsState() {
        Map<String, String> request = OAuth.request("users.read tweet.read");
        Visit visit = oauth.asked("hanako_sato", request);
        assertThat(oauth.decided(visit, request, "refuse"))
                .containsOnly(Map.entry("error", "access_denied"), Map.entry("state", "the+state"));
    }

    @Test
    @DisplayName("S24 the local X grants the operations that were picked, and no other")
    void operationsThatWereDroppedAreNotGranted() {
        Map<String, String> request = OAuth.request(OAuth.ALL);
        Visit visit = oauth.asked("hanako_sato", request);
        Map<String, String> form =
                Visit.fields(visit.open(OAuth.authorize(request)).body());
        form.keySet().removeIf(name -> name.equals("scope.like.write") || name.equals("scope.offline.access"));
        form.put("decision", "allow");
        String code = OAuth.told(visit.send(OAuth.authorize(request), form)).get("code");
        JsonNode tokens = oauth.exchange(code).json();
        assertThat(tokens.get("scope").asText().split(" "))
                .contains("tweet.write", "users.read", "tweet.read")
                .doesNotContain("like.write", "offline.access");
        assertThat(tokens.has("refresh_token")).isFalse();
    }

    @Test
    void withoutPickingItIsAllOrNothingAsInTodaysX() {
        network.switches("{'consent_picking':false}");
        Map<String, String> request = OAuth.request(OAuth.ALL);
        Visit visit = oauth.asked("hanako_sato", request);
        Map<String, String> form =
                Visit.fields(visit.open(OAuth.authorize(request)).body());
        assertThat(form.keySet()).noneMatch(name -> name.startsWith("scope."));
        form.put("decision", "allow");
        String code = OAuth.told(visit.send(OAuth.authorize(request), form)).get("code");
        assertThat(oauth.exchange(code).json().get("scope").asText().split(" ")).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, somebody-else",
        "redirect_uri, http://127.0.0.1:9/callback/",
        "redirect_uri, http://evil.example/callback",
        "redirect_uri, http://127.0.0.1:9/callback?x=1",
        "response_type, token",
        "code_challenge_method, plain",
        "code_challenge, short",
        "scope, users.read",
        "scope, users.read tweet.read everything",
        "state, ''"
    })
    void whateverIsWrongEndsAtXAndNeverGoesBack(String name, String value) {
        Map<String, String> request = OAuth.request(OAuth.ALL);
        request.put(name, value);
        Network.Answer answer = network.browser().open(OAuth.authorize(request));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("location")).isEmpty();
        assertThat(answer.body()).contains("アプリにアクセスを許可できませんでした");
        assertThat(network.browser().open(OAuth.authorize(request) + "&lang=en").body())
                .contains("Something went wrong");
    }

    @Test
    void aParameterThatComesTwiceCountsAsWrong() {
        String address = OAuth.authorize(OAuth.request(OAuth.ALL)) + "&redirect_uri=http://evil.example/";
        assertThat(network.browser().open(address).status()).isEqualTo(400);
    }

    @Test
    void aStateOf500CharactersIsTakenAndALongerOneIsNot() {
        Map<String, String> request = OAuth.request(OAuth.ALL);
        request.put("state", "s".repeat(500));
        assertThat(network.browser().open(OAuth.authorize(request)).status()).isEqualTo(303);
        request.put("state", "s".repeat(501));
        assertThat(network.browser().open(OAuth.authorize(request)).status()).isEqualTo(400);
    }

    @Test
    void theConsentPageLetsNobodyHoldItsWindowOrFrameIt() {
        Map<String, String> request = OAuth.request(OAuth.ALL);
        Network.Answer page = oauth.asked("hanako_sato", request).open(OAuth.authorize(request));
        assertThat(page.header("cross-origin-opener-policy")).isEqualTo("same-origin");
        assertThat(page.header("content-security-policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self' http://127.0.0.1:9");
        assertThat(page.header("cache-control")).contains("no-store");
        assertThat(page.body()).contains("アプリの認証", "許可", "キャンセル", "あなたに代わってのポストとリポスト", "@hanako_sato");
    }

    @Test
    void consentThatAnotherSiteSendsIsRefused() {
        Map<String, String> request = OAuth.request(OAuth.ALL);
        Visit visit = oauth.asked("hanako_sato", request);
        Map<String, String> form =
                Visit.fields(visit.open(OAuth.authorize(request)).body());
        form.put("decision", "allow");
        assertThat(visit.send(OAuth.authorize(request), form, "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(visit.send(OAuth.authorize(request), form, "Origin", "http://evil.example")
                        .status())
                .isEqualTo(403);
        form.put("csrf", "guessed");
        assertThat(visit.send(OAuth.authorize(request), form).status()).isEqualTo(403);
    }

    @Test
    void consentIsAskedAgainWhereSomebodyElseSignedInMeanwhile() {
        Map<String, String> request = OAuth.request(OAuth.ALL);
        Visit visit = oauth.asked("hanako_sato", request);
        Map<String, String> form =
                Visit.fields(visit.open(OAuth.authorize(request)).body());
        visit.signIn("emilycarter", "sandbox");
        form.put("decision", "allow");
        Network.Answer answer = visit.send(OAuth.authorize(request), form);
        assertThat(answer.header("location")).isEqualTo(OAuth.authorize(request));
    }

    @Test
    void aWrongPasswordIsSaidAndManyMakeOneWait() {
        Visit visit = network.browser();
        for (int i = 0; i < 5; i++) {
            Network.Answer answer = visit.signIn("sofiarossi", "wrong");
            assertThat(answer.response().headers().allValues("set-cookie"))
                    .noneMatch(cookie -> cookie.contains("session"));
            assertThat(answer.body()).contains("ユーザー名またはパスワードが正しくありません");
        }
        Network.Answer waiting = visit.signIn("sofiarossi", "sandbox");
        assertThat(waiting.status()).isEqualTo(429);
        assertThat(waiting.header("retry-after")).isNotEmpty();
    }

    @Test
    void signingInNeverLeadsToAnotherSite() {
        for (String next : new String[] {"//evil.example/", "/\\evil.example", "http://evil.example/"}) {
            String path = "/login?" + Network.form(Map.of("next", next));
            assertThat(network.browser().signIn(path, "hanako_sato", "sandbox").header("location"))
                    .isEqualTo("/");
        }
    }

    @Test
    void aSuspendedPersonCannotSignIn() {
        assertThat(network.browser().signIn("makoto_kobayashi", "sandbox").body())
                .contains("凍結されているため");
    }
}
