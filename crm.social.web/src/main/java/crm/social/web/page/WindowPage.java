package crm.social.web.page;

import crm.social.api.SignIns.State;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** What the sign-in window shows at the end: a page that says it in words, and whose script tells the opener and closes the window. */
final class WindowPage {
    private static final Pattern FLOW = Pattern.compile("[A-Za-z0-9_-]{16,128}");
    private static final Pattern NETWORK = Pattern.compile("[a-z0-9]{1,32}");
    private static final Map<String, String> ASSETS =
            Map.of("window.css", "text/css;charset=utf-8", "window.js", "text/javascript;charset=utf-8");

    private static final String PAGE = """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="/social/window/window.css">
                <script type="module" src="/social/window/window.js"></script>
                </head>
                <body data-flow="%s" data-network="%s" data-state="%s">
                <main class="%s">
                <h1>%s</h1>
                <p>%s</p>
                <button type="button" hidden>%s</button>
                </main>
                </body>
                </html>
                """;

    private WindowPage() {}

    static String address(@Nullable String flow, String network, State state) {
        return "/social/signed-in?flow=%s&network=%s&state=%s"
                .formatted(matching(FLOW, flow), matching(NETWORK, network), state);
    }

    static void write(HttpServletResponse response, String page) throws IOException {
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(page);
    }

    /** @param name the network's, or null where it is not to be told: then its id stands there */
    static String page(
            Locale locale,
            @Nullable String flow,
            @Nullable String network,
            @Nullable String name,
            @Nullable String state) {
        String language = locale.getLanguage().equals("en") ? "en" : "ja";
        ResourceBundle texts = ResourceBundle.getBundle(
                "OSGI-INF.l10n.bundle", Locale.forLanguageTag(language), WindowPage.class.getClassLoader());
        State end = known(state);
        boolean connected = end == State.CONNECTED;
        String id = matching(NETWORK, network);
        UnaryOperator<String> say = key -> escaped(texts.getString(key).replace("{0}", name == null ? id : name));
        String heading = say.apply(connected ? "window.connected" : "window.ended");
        String text = say.apply(connected ? "window.closes" : "flow." + end);
        String look = connected ? "connected" : "ended";
        return PAGE.formatted(
                language, heading, matching(FLOW, flow), id, end, look, heading, text, say.apply("close"));
    }

    static void asset(HttpServletResponse response, String name) throws IOException {
        String type = ASSETS.get(name);
        InputStream file = type == null ? null : WindowPage.class.getResourceAsStream("/ui/" + name);
        if (file == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try (file) {
            response.setContentType(type);
            response.setHeader("Cache-Control", "no-cache");
            file.transferTo(response.getOutputStream());
        }
    }

    private static String matching(Pattern form, @Nullable String value) {
        return value != null && form.matcher(value).matches() ? value : "";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static State known(@Nullable String state) {
        return Arrays.stream(State.values())
                .filter(one -> one != State.WAITING && one.name().equals(state))
                .findAny()
                .orElse(State.FAILED);
    }
}
