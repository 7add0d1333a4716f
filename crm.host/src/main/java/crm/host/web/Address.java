package crm.host.web;

import crm.host.HostSettings;
import java.util.Collections;
import java.util.List;
import javax.servlet.http.HttpServletRequest;

/** Where a request comes from. */
public final class Address {
    private Address() {}

    /** The caller's address: the connection's, or what the operator's own proxy added last, as a header line of its own or to one. */
    public static String of(HttpServletRequest request, HostSettings settings) {
        if (!settings.behindProxy()) {
            return request.getRemoteAddr();
        }
        List<String> lines = Collections.list(request.getHeaders("X-Forwarded-For"));
        if (lines.isEmpty()) {
            return request.getRemoteAddr();
        }
        String last = lines.get(lines.size() - 1);
        return last.substring(last.lastIndexOf(',') + 1).strip();
    }
}
