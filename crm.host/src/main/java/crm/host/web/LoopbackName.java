package crm.host.web;

import crm.host.HostSettings;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;

/**
 * The names by which a machine calls itself. Cookies are for one of them: whoever signed in under another one than the CRM's address has would come back from
 * a network as nobody. Names that others call it by are the operator's proxy's matter.
 */
final class LoopbackName {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI home;

    LoopbackName(HostSettings settings) {
        this.home = settings.publicUrl();
    }

    /** Where a page is opened whose address was typed with another of the names; empty where all is well. */
    Optional<String> instead(HttpServletRequest request, RequestPath path) {
        String typed = request.getServerName();
        boolean other = NAMES.contains(typed)
                && NAMES.contains(home.getHost())
                && !typed.equals(home.getHost())
                && request.getServerPort() == home.getPort();
        return other && path.opened() ? Optional.of(home + target(request)) : Optional.empty();
    }

    /** What was asked for, as it was asked. */
    static String target(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
