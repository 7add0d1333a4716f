package crm.host.web;

import crm.host.HostSettings;
import javax.servlet.http.HttpServletRequest;

/** Where a request comes from. */
public final class Address {
    private Address() {}

    /** The caller's address: the connection's, or what the operator's own proxy added last. */
    public static String of(HttpServletRequest request, HostSettings settings) {
        String forwarded = settings.behindProxy() ? request.getHeader("X-Forwarded-For") : null;
        return forwarded == null
                ? request.getRemoteAddr()
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }
}
