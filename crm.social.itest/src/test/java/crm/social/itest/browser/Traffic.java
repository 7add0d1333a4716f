package crm.social.itest.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import crm.social.itest.secret.Canaries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a browser's pages asked and were answered. */
final class Traffic {
    private static final String SESSION = "/crm/api/session";

    private final List<Request> requests = new ArrayList<>();
    private final List<Request> finished = new ArrayList<>();
    private final Map<String, String> bodies = new TreeMap<>();

    Traffic(BrowserContext context) {
        context.onRequest(requests::add);
        // A stream never ends: who waited for its body would wait for ever.
        context.onRequestFinished(finished::add);
    }

    /** Addresses of requests under a path. */
    List<String> addresses(String path) {
        return requests.stream()
                .map(Request::url)
                .filter(url -> url.contains(path))
                .toList();
    }

    /** Reads the answers that came since; a page that is left takes its answers with it. */
    void keep() {
        List<Request> fresh = List.copyOf(finished);
        finished.clear();
        for (Request request : fresh) {
            try {
                Response response = request.response();
                if (response != null && response.status() / 100 != 3) {
                    bodies.merge(request.method() + " " + request.url(), response.text(), String::concat);
                }
            } catch (PlaywrightException e) {
                // the page has gone
            }
        }
    }

    Map<String, String> bodies() {
        return bodies;
    }

    /**
     * Secrets in addresses, in Referer headers, and in answers, but for what belongs there: the code on its way through the browser to our callback,
     * the session's own token for its own pages.
     */
    List<String> hits(Canaries secrets, String crm) {
        List<String> hits = new ArrayList<>();
        for (Request request : requests) {
            String url = request.url();
            if (!url.startsWith(crm + "/social/callback/")) {
                hits.addAll(secrets.inText("the address " + url, url));
            }
            hits.addAll(
                    secrets.inText("the Referer to " + url, request.headers().getOrDefault("referer", "")));
        }
        bodies.forEach((of, body) -> {
            if (!of.endsWith(crm + SESSION)) {
                hits.addAll(secrets.inText("the answer to " + of, body));
            }
        });
        return hits;
    }
}
