package crm.social.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.sandbox.store.Secrets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** An app that asks for consent and gets its tokens. */
final class OAuth {
    static final String ALL = "users.read tweet.read tweet.write follows.read follows.write like.read like.write"
            + " mute.read mute.write offline.access";
    static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more-0123456789";

    private final Network network;

    OAuth(Network network) {
        this.network = network;
    }

    static Map<String, String> request(String scopes) {
        return Network.fields(
                "response_type", "code",
                "client_id", "app",
                "redirect_uri", Network.CALLBACK,
                "scope", scopes,
                "state", "the state",
                "code_challenge", Secrets.challenge(VERIFIER),
                "code_challenge_method", "S256");
    }

    static String authorize(Map<String, String> request) {
        return "/i/oauth2/authorize?" + Network.form(request);
    }

    /** A browser in which this person stands before the consent page. */
    Visit asked(String username, Map<String, String> request) {
        Visit visit = network.browser();
        String login = visit.open(authorize(request)).header("location");
        String back = visit.signIn(login, username, "sandbox").header("location");
        if (!back.equals(authorize(request))) {
            throw new IllegalStateException("sent to " + back);
        }
        return visit;
    }

    /** What the callback is told after a decision. */
    Map<String, String> decided(Visit visit, Map<String, String> request, String decision) {
        Map<String, String> form = Visit.fields(visit.open(authorize(request)).body());
        form.put("decision", decision);
        return told(visit.send(authorize(request), form));
    }

    static Map<String, String> told(Network.Answer answer) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : URI.create(answer.header("location")).getQuery().split("&")) {
            fields.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return fields;
    }

    String code(String username, String scopes) {
        Map<String, String> request = request(scopes);
        return decided(asked(username, request), request, "allow").get("code").replace(' ', '+');
    }

    static String basic(String clientId, String secret) {
        return "Basic "
                + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    Network.Answer exchange(String code) {
        return exchange(code, Map.of());
    }

    Network.Answer exchange(String code, Map<String, String> otherwise) {
        Map<String, String> fields = Network.fields(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                Network.CALLBACK,
                "code_verifier",
                VERIFIER);
        fields.putAll(otherwise);
        return network.form("/2/oauth2/token", fields, "Authorization", basic("app", Network.SECRET));
    }

    JsonNode tokens(String username, String scopes) {
        Network.Answer answer = exchange(code(username, scopes));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return answer.json();
    }

    Network.Answer refresh(String refreshToken) {
        return network.form(
                "/2/oauth2/token",
                Network.fields("grant_type", "refresh_token", "refresh_token", refreshToken),
                "Authorization",
                basic("app", Network.SECRET));
    }

    Network.Answer revoke(String token) {
        return network.form(
                "/2/oauth2/revoke", Network.fields("token", token), "Authorization", basic("app", Network.SECRET));
    }
}
