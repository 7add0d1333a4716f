package crm.social.twitter;

import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Authenticator.Redirect;
import crm.social.api.provider.Authenticator.Request;
import crm.social.api.provider.Authenticator.Return;
import crm.social.api.provider.Authenticator.SignedIn;
import crm.social.api.provider.Grant;
import crm.social.http.Operation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** OAuth 2.0 with PKCE as X has it (docs.x.com, OAuth 2.0 Authorization Code Flow with PKCE, read 2026-08-22). */
final class SignInCalls {
    private static final int VERIFIER_BYTES = 48;

    private final Settings settings;
    private final XApi api;
    private final Tokens tokens;
    private final ProfileReader profiles;
    private final SecureRandom random = new SecureRandom();

    SignInCalls(Settings settings, XApi api, Tokens tokens, ProfileReader profiles) {
        this.settings = settings;
        this.api = api;
        this.tokens = tokens;
        this.profiles = profiles;
    }

    Redirect begin(Request request) {
        byte[] bytes = new byte[VERIFIER_BYTES];
        random.nextBytes(bytes);
        String verifier = base64url(bytes);
        HttpUrl page = settings.authorize()
                .newBuilder()
                .addQueryParameter("response_type", "code")
                .addQueryParameter("client_id", settings.clientId())
                .addQueryParameter("redirect_uri", request.callback().toString())
                .addQueryParameter("scope", Tokens.scopes(request.acts()))
                .addQueryParameter("state", request.state())
                .addQueryParameter("code_challenge", challenge(verifier))
                .addQueryParameter("code_challenge_method", "S256")
                .build();
        return new Redirect(page.uri(), verifier);
    }

    SignedIn complete(Return back) {
        if (back.parameters().containsKey("error")) {
            throw new SocialException(Kind.REFUSED, "refused at X");
        }
        String code = back.parameters().get("code");
        if (code == null || code.isEmpty()) {
            throw new SocialException(Kind.INVALID, "came back without a code");
        }
        FormBody.Builder form = new FormBody.Builder()
                .add("grant_type", "authorization_code")
                .add("code", code)
                .add("redirect_uri", back.callback().toString())
                .add("code_verifier", back.memo());
        Grant grant = tokens.grant(token("oauth2.code", form, "token"), null);
        return new SignedIn(profiles.read(me(grant)), grant);
    }

    /** A refresh token is good for one use: the answer brings the next one. */
    Grant refresh(Grant grant) {
        FormBody.Builder form = new FormBody.Builder()
                .add("grant_type", "refresh_token")
                .add("refresh_token", tokens.longestLived(grant));
        try {
            return tokens.grant(token("oauth2.refresh", form, "token"), tokens.scopesOf(grant));
        } catch (SocialException e) {
            if (e.kind() == Kind.INVALID) {
                throw new SocialException(Kind.REVOKED, "X takes the refresh token no more");
            }
            throw e;
        }
    }

    void revoke(Grant grant) {
        try {
            token("oauth2.revoke", new FormBody.Builder().add("token", tokens.longestLived(grant)), "revoke");
        } catch (SocialException e) {
            if (e.kind() != Kind.INVALID) {
                throw e;
            }
        }
    }

    private Wire.User me(Grant grant) {
        HttpUrl address = settings.api()
                .newBuilder()
                .addPathSegments("2/users/me")
                .addQueryParameter("user.fields", ProfileReader.FIELDS)
                .build();
        Wire.User user = api.read("users.me", address, tokens.access(grant), Wire.OneUser.class)
                .body()
                .data();
        if (user == null) {
            throw new SocialException(Kind.REFUSED, "X does not say who signed in");
        }
        return user;
    }

    private Wire.Token token(String operation, FormBody.Builder form, String endpoint) {
        okhttp3.Request.Builder request = new okhttp3.Request.Builder()
                .url(settings.api()
                        .newBuilder()
                        .addPathSegments("2/oauth2")
                        .addPathSegment(endpoint)
                        .build())
                .tag(Operation.class, new Operation(operation));
        if (settings.clientSecret().isEmpty()) {
            form.add("client_id", settings.clientId());
        } else {
            request.header("Authorization", Credentials.basic(settings.clientId(), settings.clientSecret()));
        }
        try {
            return api.grant(request.post(form.build()).build(), Wire.Token.class)
                    .body();
        } catch (SocialException e) {
            throw e.kind() == Kind.REVOKED ? wrongClient(e.getMessage()) : e;
        }
    }

    /** 401 at the token endpoint speaks of our own credentials, not of the person's grant. */
    private static SocialException wrongClient(@Nullable String detail) {
        return new SocialException(Kind.NOT_CONFIGURED, "X does not know the client id and secret: " + detail);
    }

    private static String challenge(String verifier) {
        try {
            byte[] ascii = verifier.getBytes(StandardCharsets.US_ASCII);
            return base64url(MessageDigest.getInstance("SHA-256").digest(ascii));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
