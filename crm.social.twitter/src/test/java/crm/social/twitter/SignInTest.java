package crm.social.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.social.api.Act;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Authenticator.Redirect;
import crm.social.api.provider.Authenticator.Request;
import crm.social.api.provider.Authenticator.Return;
import crm.social.api.provider.Authenticator.SignedIn;
import crm.social.api.provider.Grant;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
    private static final URI CALLBACK = URI.create("http://127.0.0.1:8080/social/callback/twitter");
    private static final String TOKEN = "{\"token_type\":\"bearer\",\"expires_in\":7200,\"access_token\":\"A1\","
            + "\"refresh_token\":\"R1\",\"scope\":\"users.read tweet.read tweet.write offline.access\"}";
    private static final String ME = "{\"data\":{\"id\":\"900\",\"name\":\"アクメ\",\"username\":\"acme_jp\"}}";

    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final XAtHand x = new XAtHand(server);

    @Test
    void thePageAtXIsAskedWithStateAndTheDigestOfASecretThatStaysHere() throws Exception {
        Redirect redirect = x.twitter().begin(new Request(CALLBACK, "state-of-the-flow", Set.of(Act.POST)));
        HttpUrl page = HttpUrl.get(redirect.page());
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(redirect.memo().getBytes(StandardCharsets.US_ASCII));

        assertThat(redirect.memo()).matches("[A-Za-z0-9_-]{43,128}");
        assertThat(page.queryParameter("code_challenge"))
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        assertThat(page.queryParameter("code_challenge_method")).isEqualTo("S256");
        assertThat(page.queryParameter("state")).isEqualTo("state-of-the-flow");
        assertThat(page.queryParameter("redirect_uri")).isEqualTo(CALLBACK.toString());
        assertThat(page.queryParameter("scope"))
                .isEqualTo("follows.read offline.access tweet.read tweet.write users.read");
        assertThat(redirect.toString()).doesNotContain(redirect.memo());
    }

    @Test
    @DisplayName("S24 what X granted counts, not what was asked for")
    void theScopesGrantedDecide() {
        x.answers(200, TOKEN.replace(" tweet.write", ""));
        x.answers(200, ME);

        SignedIn signedIn = x.twitter().complete(new Return(CALLBACK, "verifier", Map.of("code", "c")));

        assertThat(signedIn.grant().acts()).isEmpty();
        assertThat(signedIn.account().handle()).isEqualTo("acme_jp");
    }

    @Test
    void theCodeIsExchangedWithVerifierAndClientSecret() throws Exception {
        x.answers(200, TOKEN);
        x.answers(200, ME);

        SignedIn signedIn = x.twitter().complete(new Return(CALLBACK, "the-verifier", Map.of("code", "the-code")));
        RecordedRequest exchange = server.takeRequest();

        assertThat(exchange.getUrl().encodedPath()).isEqualTo("/2/oauth2/token");
        assertThat(exchange.getHeaders().get("Authorization")).startsWith("Basic ");
        assertThat(exchange.getBody().utf8())
                .contains("code=the-code", "code_verifier=the-verifier", "grant_type=authorization_code");
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer A1");
        assertThat(signedIn.grant().expiresAt()).isEqualTo(XAtHand.NOW.plusSeconds(7200));
        assertThat(signedIn.grant().acts()).containsExactlyInAnyOrder(Act.POST, Act.REPLY, Act.REPOST);
        assertThat(signedIn.toString()).doesNotContain("A1").doesNotContain("R1");
    }

    @Test
    void aPublicClientNamesItselfInTheForm() throws Exception {
        x.answers(200, TOKEN);
        x.answers(200, ME);

        x.twitter(Plan.ENTERPRISE, Vocabulary.POST, "").complete(new Return(CALLBACK, "v", Map.of("code", "c")));

        RecordedRequest exchange = server.takeRequest();
        assertThat(exchange.getHeaders().get("Authorization")).isNull();
        assertThat(exchange.getBody().utf8()).contains("client_id=client-1");
    }

    @Test
    @DisplayName("S26 refusing at X gives no grant")
    void refusing() {
        Return back = new Return(CALLBACK, "v", Map.of("error", "access_denied"));

        assertThatThrownBy(() -> x.twitter().complete(back)).satisfies(SignInTest::isRefused);
        assertThat(server.getRequestCount()).isZero();
    }

    private static void isRefused(Throwable failure) {
        assertThat(((SocialException) failure).kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    @DisplayName("S26 an expired code or a wrong verifier gives no grant")
    void anExpiredCode() {
        x.answers(
                400,
                "{\"error\":\"invalid_request\",\"error_description\":\"Value passed for the authorization code was invalid.\"}");

        assertKind(() -> x.twitter().complete(new Return(CALLBACK, "v", Map.of("code", "old"))), Kind.INVALID);
    }

    @Test
    void aWrongClientSecretIsTheOperatorsMatter() {
        x.answers(
                401,
                "{\"error\":\"unauthorized_client\",\"error_description\":\"Missing valid authorization header\"}");

        assertKind(() -> x.twitter().complete(new Return(CALLBACK, "v", Map.of("code", "c"))), Kind.NOT_CONFIGURED);
    }

    @Test
    void refreshingBringsTheNextTokens() throws Exception {
        x.answers(200, TOKEN);

        Grant next = x.twitter().refresh(XAtHand.viewer().grant());

        assertThat(server.takeRequest().getBody().utf8()).contains("refresh_token=refresh-of-acme");
        assertThat(next.secret()).contains("A1", "R1");
    }

    @Test
    @DisplayName("S60 a refresh token that X takes no more means that access was revoked")
    void aRefusedRefresh() {
        x.answers(
                400,
                "{\"error\":\"invalid_request\",\"error_description\":\"Value passed for the token was invalid.\"}");

        assertKind(() -> x.twitter().refresh(XAtHand.viewer().grant()), Kind.REVOKED);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void aTroubledTokenEndpointSaysNothingAboutTheGrant(int status) {
        x.answers(status, "<html>busy</html>");

        assertThatThrownBy(() -> x.twitter().refresh(XAtHand.viewer().grant()))
                .isInstanceOfSatisfying(
                        SocialException.class, e -> assertThat(e.kind()).isIn(Kind.NETWORK_DOWN, Kind.RATE_LIMITED));
    }

    @Test
    void aLostAnswerToARefreshSaysNothingAboutTheGrant() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());

        assertKind(() -> x.twitter().refresh(XAtHand.viewer().grant()), Kind.NETWORK_DOWN);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void revokingWhatIsGoneAlreadyIsNoFailure() throws Exception {
        x.answers(400, "{\"error\":\"invalid_request\"}");

        x.twitter().revoke(XAtHand.viewer().grant());

        assertThat(server.takeRequest().getUrl().encodedPath()).isEqualTo("/2/oauth2/revoke");
    }

    static void assertKind(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Kind kind) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SocialException.class, e -> assertThat(e.kind())
                .isEqualTo(kind));
    }
}
