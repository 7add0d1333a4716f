package crm.social.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Codes become tokens once, tokens are renewed, given back and taken back, and every trick with them fails. */
final class TokensTest {
    private static final String INVALID_CODE = "Value passed for the authorization code was invalid.";
    private static final String INVALID_TOKEN = "Value passed for the token was invalid.";
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

    private static void assertRefused(Network.Answer answer, int status, String error, String description) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("error").asText()).isEqualTo(error);
        assertThat(answer.json().path("error_description").asText()).isEqualTo(description);
    }

    @Test
    @DisplayName("S26 a code of the local X is worthless after its thirty seconds")
    void aCodeLivesThirtySeconds() {
        String code = oauth.code("hanako_sato", OAuth.ALL);
        network.switches("{'clock_offset_seconds':31}");
        assertRefused(oauth.exchange(code), 400, "invalid_request", INVALID_CODE);
    }

    @Test
    @DisplayName("S26 a code that comes to the local X again ends what it gave")
    void aCodeThatComesAgainEndsWhatItGave() {
        String code = oauth.code("hanako_sato", OAuth.ALL);
        JsonNode tokens = oauth.exchange(code).json();
        assertThat(me(tokens)).isEqualTo(200);
        assertRefused(oauth.exchange(code), 400, "invalid_request", INVALID_CODE);
        assertThat(me(tokens)).isEqualTo(401);
        assertRefused(oauth.refresh(tokens.get("refresh_token").asText()), 400, "invalid_request", INVALID_TOKEN);
    }

    @Test
    @DisplayName("S26 a code of the local X is worthless with a wrong PKCE verifier, and gone after the attempt")
    void aCodeIsWorthlessWithoutItsVerifierAndIsGoneAfterTheAttempt() {
        String code = oauth.code("hanako_sato", OAuth.ALL);
        assertThat(oauth.exchange(code, Map.of("code_verifier", "x".repeat(43))).status())
                .isEqualTo(400);
        assertRefused(oauth.exchange(code), 400, "invalid_request", INVALID_CODE);
    }

    @Test
    void aCodeIsBoundToItsAddressAndApp() {
        assertRefused(
                oauth.exchange(
                        oauth.code("hanako_sato", OAuth.ALL), Map.of("redirect_uri", "http://127.0.0.1:9/other")),
                400,
                "invalid_request",
                "Value passed for the redirect uri did not match the uri of the authorization code.");
        network.register("other-app", "other secret");
        String code = oauth.code("hanako_sato", OAuth.ALL);
        Network.Answer stolen = network.form(
                "/2/oauth2/token",
                Network.fields(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        Network.CALLBACK,
                        "code_verifier",
                        OAuth.VERIFIER),
                "Authorization",
                OAuth.basic("other-app", "other secret"));
        assertRefused(stolen, 400, "invalid_request", INVALID_CODE);
        assertThat(oauth.exchange(code).status()).isEqualTo(200);
    }

    @Test
    void anAppWithASecretMustShowIt() {
        String code = oauth.code("hanako_sato", OAuth.ALL);
        Map<String, String> fields = Network.fields(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                Network.CALLBACK,
                "client_id",
                "app",
                "code_verifier",
                OAuth.VERIFIER);
        assertRefused(
                network.form("/2/oauth2/token", fields),
                401,
                "unauthorized_client",
                "Missing valid authorization header");
        assertThat(network.form("/2/oauth2/token", fields, "Authorization", OAuth.basic("app", "wrong"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anAppWithoutASecretSaysItsId() {
        network.json(
                "PUT",
                "/sandbox/apps/public-app",
                "{'name':'Public','redirect_uris':['" + Network.CALLBACK + "'],'website':''}");
        Map<String, String> request = OAuth.request(OAuth.ALL);
        request.put("client_id", "public-app");
        String code = oauth.decided(oauth.asked("hanako_sato", request), request, "allow")
                .get("code");
        Network.Answer answer = network.form(
                "/2/oauth2/token",
                Network.fields(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        Network.CALLBACK,
                        "client_id",
                        "public-app",
                        "code_verifier",
                        OAuth.VERIFIER));
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void aRefreshTokenWorksOnceAndItsSecondUseEndsEverything() {
        JsonNode first = oauth.tokens("hanako_sato", OAuth.ALL);
        JsonNode second = oauth.refresh(first.get("refresh_token").asText()).json();
        assertThat(me(second)).isEqualTo(200);
        assertThat(second.get("refresh_token")).isNotEqualTo(first.get("refresh_token"));
        assertRefused(oauth.refresh(first.get("refresh_token").asText()), 400, "invalid_request", INVALID_TOKEN);
        assertThat(me(second)).isEqualTo(401);
        assertRefused(oauth.refresh(second.get("refresh_token").asText()), 400, "invalid_request", INVALID_TOKEN);
    }

    @Test
    void anAccessTokenRefreshesNothing() {
        JsonNode tokens = oauth.tokens("hanako_sato", OAuth.ALL);
        assertRefused(oauth.refresh(tokens.get("access_token").asText()), 400, "invalid_request", INVALID_TOKEN);
    }

    @Test
    void anAppCanGiveItsTokensBack() {
        JsonNode tokens = oauth.tokens("hanako_sato", OAuth.ALL);
        assertThat(oauth.revoke(tokens.get("refresh_token").asText())
                        .json()
                        .get("revoked")
                        .asBoolean())
                .isTrue();
        assertThat(me(tokens)).isEqualTo(401);
        assertThat(oauth.revoke("never heard of it").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("S60 設定 > アプリ > アクセスの取り消し at the local X ends what the app was granted")
    void aPersonTakesConsentBackInTheSettings() {
        JsonNode tokens = oauth.tokens("naoko_watanabe", OAuth.ALL);
        Visit visit = network.browser();
        visit.signIn("naoko_watanabe", "sandbox");
        assertThat(visit.open("/settings/connected_apps").body())
                .contains("設定 &gt; アプリ", "The App", "アクセスの取り消し", "あなたに代わってのポストとリポスト");
        String confirm = visit.open("/settings/connected_apps/app/revoke").body();
        assertThat(confirm).contains("「The App」のアクセスを取り消しますか?");
        assertThat(me(tokens)).isEqualTo(200);
        assertThat(visit.send("/settings/connected_apps/app/revoke", Visit.fields(confirm))
                        .status())
                .isEqualTo(303);
        assertThat(me(tokens)).isEqualTo(401);
        assertRefused(oauth.refresh(tokens.get("refresh_token").asText()), 400, "invalid_request", INVALID_TOKEN);
        assertThat(visit.open("/settings/connected_apps").body()).doesNotContain("The App");
    }

    @Test
    void aSecondSignInEndsTheFirstWhereTheSwitchSaysSo() {
        network.switches("{'one_grant_per_app_and_user':true}");
        JsonNode first = oauth.tokens("hanako_sato", OAuth.ALL);
        JsonNode second = oauth.tokens("hanako_sato", OAuth.ALL);
        assertThat(me(first)).isEqualTo(401);
        assertThat(me(second)).isEqualTo(200);
    }

    @Test
    void anAppAloneReadsButActsForNobody() {
        String basic = OAuth.basic("app", Network.SECRET);
        Map<String, String> fields = Map.of("grant_type", "client_credentials");
        String token = network.form("/oauth2/token", fields, "Authorization", basic)
                .json()
                .get("access_token")
                .asText();
        assertThat(network.form("/oauth2/token", fields, "Authorization", basic)
                        .json()
                        .get("access_token")
                        .asText())
                .isEqualTo(token);
        Network.Member app = new Network.Member(network, token);
        assertThat(app.get("/2/users/by/username/hanako_sato").status()).isEqualTo(200);
        Network.Answer refused = app.get("/2/users/me");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("title").asText()).isEqualTo("Unsupported Authentication");
        assertThat(app.get("/2/users/search?query=sato").status()).isEqualTo(403);
        network.form("/oauth2/invalidate_token", Map.of("access_token", token), "Authorization", basic);
        assertThat(app.get("/2/users/by/username/hanako_sato").status()).isEqualTo(401);
        Network.Answer wrong = network.form("/oauth2/token", fields, "Authorization", OAuth.basic("app", "wrong"));
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.json().at("/errors/0/code").asInt()).isEqualTo(99);
    }

    @Test
    void noTokenIsKeptAsItIs() throws Exception {
        JsonNode tokens = oauth.tokens("hanako_sato", OAuth.ALL);
        assertThat(network.storedBytes())
                .doesNotContain(tokens.get("access_token").asText())
                .doesNotContain(tokens.get("refresh_token").asText())
                .doesNotContain(Network.SECRET);
    }
}
