package crm.social.itest.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with an account at the local X, who fills in its forms. What they type never passes the CRM. */
public final class PersonAtX {
    private static final Pattern HIDDEN =
            Pattern.compile("<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"");
    private static final Pattern OPERATION = Pattern.compile("name=\"(scope\\.[^\"]+)\"");
    private static final Pattern REVOKE = Pattern.compile("href=\"(/settings/connected_apps/[^\"]+/revoke)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String username;

    /** @param username of one of the local X's people */
    public PersonAtX(String username) {
        this.username = username;
    }

    /**
     * Signs in where asked to, and decides.
     *
     * @param dropped operations that are not allowed, such as {@code tweet.write}
     * @return where X sends the browser then
     */
    public URI decide(URI authorize, String decision, String... dropped) {
        HttpResponse<String> first = get(authorize);
        if (first.statusCode() == 303) {
            signIn(location(first));
        }
        HttpResponse<String> asked = get(authorize);
        assertThat(asked.body()).contains("アプリの認証", "許可", "キャンセル");
        Map<String, String> fields = hidden(asked);
        Matcher operation = OPERATION.matcher(asked.body());
        while (operation.find()) {
            fields.put(operation.group(1), "on");
        }
        for (String one : dropped) {
            assertThat(fields.remove("scope." + one)).as(one).isNotNull();
        }
        fields.put("decision", decision);
        HttpResponse<String> decided = post(authorize, fields);
        assertThat(decided.statusCode()).isEqualTo(303);
        return location(decided);
    }

    /** Joins X, where nobody knew them, and says something. @param x an address there */
    public void joinsAndSays(URI x, String text) {
        tell(x.resolve("/sandbox/people"), "{\"people\":[{\"username\":\"" + username + "\",\"name\":\"新顔\"}]}");
        tell(x.resolve("/sandbox/people/" + username + "/posts"), "{\"text\":\"" + text + "\"}");
    }

    private void tell(URI door, String body) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(door)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** 設定 > アプリ > アクセスの取り消し, for each app there. @return how many there were */
    public int revokesAccess(URI x) {
        URI settings = x.resolve("/settings/connected_apps");
        HttpResponse<String> first = get(settings);
        if (first.statusCode() == 303) {
            signIn(location(first));
        }
        Matcher app = REVOKE.matcher(get(settings).body());
        int apps = 0;
        for (; app.find(); apps++) {
            URI page = settings.resolve(app.group(1));
            assertThat(post(page, hidden(get(page))).statusCode()).isEqualTo(303);
        }
        return apps;
    }

    private void signIn(URI login) {
        Map<String, String> fields = hidden(get(login));
        fields.put("name", username);
        fields.put("password", "sandbox");
        assertThat(post(login, fields).statusCode()).as("signing in at X").isEqualTo(303);
    }

    private static URI location(HttpResponse<String> answer) {
        return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    private static Map<String, String> hidden(HttpResponse<String> page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = HIDDEN.matcher(page.body());
        while (field.find()) {
            fields.put(field.group(1), field.group(2));
        }
        return fields;
    }

    private HttpResponse<String> get(URI page) {
        return send(HttpRequest.newBuilder(page));
    }

    private HttpResponse<String> post(URI page, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return Calls.send(http, request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
