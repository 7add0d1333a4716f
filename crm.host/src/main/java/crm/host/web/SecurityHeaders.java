package crm.host.web;

import crm.host.HostSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;

/** The headers that every answer carries. */
final class SecurityHeaders {
    private final Map<String, String> headers = new LinkedHashMap<>();

    SecurityHeaders(HostSettings settings) {
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Cross-Origin-Opener-Policy", "same-origin-allow-popups");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put(
                "Permissions-Policy",
                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), browsing-topics=()");
        if (settings.secure()) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
    }

    void set(HttpServletResponse response, RequestPath path, String policy) {
        headers.forEach(response::setHeader);
        response.setHeader("Content-Security-Policy", policy);
        if (path.api() || path.callback()) {
            response.setHeader("Cache-Control", "no-store");
        }
    }
}
