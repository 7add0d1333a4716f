package crm.social.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request. A parameter that came twice counts as absent, so that nobody can be told two stories.
 *
 * @param path decoded, starting with a slash
 * @param headers by lower-case name
 * @param cookies by name
 * @param parts what the route's template names
 */
public record Exchange(
        String method,
        String path,
        String rawQuery,
        Map<String, String> query,
        Map<String, String> headers,
        Map<String, String> cookies,
        byte[] body,
        Map<String, String> parts) {

    private static final String TWICE = "\0";

    /** The same with what the route's template names. */
    Exchange with(Map<String, String> found) {
        return new Exchange(method, path, rawQuery, query, headers, cookies, body, found);
    }

    /** What stands at this place of the path. */
    public String part(String name) {
        return parts.getOrDefault(name, "");
    }

    /** A parameter of the query. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** A header, by its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** A cookie. */
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    /** The body as the fields of a form. */
    public Map<String, String> form() {
        boolean isForm = header("content-type")
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded"))
                .orElse(false);
        return isForm ? fields(new String(body, StandardCharsets.UTF_8)) : Map.of();
    }

    /** Fields of a query or a form. */
    static Map<String, String> fields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (!name.isEmpty()) {
                fields.merge(name, value, (first, second) -> TWICE);
            }
        }
        fields.values().removeIf(TWICE::equals);
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
