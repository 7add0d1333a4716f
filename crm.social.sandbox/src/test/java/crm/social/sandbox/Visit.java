package crm.social.sandbox;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody's browser: keeps cookies, fills in forms, follows no redirect by itself. */
final class Visit {
    private static final Pattern FIELD = Pattern.compile("<input[^>]*name=\"([^\"]+)\"[^>]*>");
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");

    private final Network network;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Visit(Network network) {
        this.network = network;
    }

    Network.Answer open(String path) {
        return kept(network.send(network.request(path).header("Cookie", cookies())));
    }

    Network.Answer send(String path, Map<String, String> fields, String... headers) {
        var request = network.request(path)
                .header("Cookie", cookies())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Network.form(fields)));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return kept(network.send(request));
    }

    /** The fields of a page's form as they stand. */
    static Map<String, String> fields(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = FIELD.matcher(page);
        while (matcher.find()) {
            Matcher value = VALUE.matcher(matcher.group());
            if (!matcher.group().contains(" disabled")) {
                fields.put(matcher.group(1), value.find() ? value.group(1) : "");
            }
        }
        return fields;
    }

    /** Sends a page's form with these fields instead of its own. */
    Network.Answer fill(String page, String action, String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("csrf", fields(open(page).body()).get("csrf"));
        fields.putAll(Network.fields(namesAndValues));
        return send(action, fields);
    }

    Network.Answer signIn(String name, String password) {
        return signIn("/login", name, password);
    }

    Network.Answer signIn(String path, String name, String password) {
        Map<String, String> fields = fields(open(path).body());
        fields.put("name", name);
        fields.put("password", password);
        return send(path, fields);
    }

    String cookies() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; ", "a=b; ", ""))
                .replaceAll("; $", "");
    }

    private Network.Answer kept(Network.Answer answer) {
        answer.response().headers().allValues("set-cookie").forEach(header -> {
            String pair = header.substring(0, header.indexOf(';'));
            cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        });
        return answer;
    }
}
