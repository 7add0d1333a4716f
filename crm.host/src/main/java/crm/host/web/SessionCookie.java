package crm.host.web;

import crm.host.HostSettings;
import java.util.Optional;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** The cookie that names a session: {@code __Host-crm} where the CRM is reached by https, {@code crm} else. */
public final class SessionCookie {
    private final String name;
    private final String attributes;
    private final long seconds;

    public SessionCookie(HostSettings settings) {
        this.name = settings.secure() ? "__Host-crm" : "crm";
        this.attributes = "; Path=/; HttpOnly; SameSite=Lax" + (settings.secure() ? "; Secure" : "");
        this.seconds = settings.sessionLife().toSeconds();
    }

    Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    public void set(HttpServletResponse response, String token) {
        response.addHeader("Set-Cookie", name + "=" + token + "; Max-Age=" + seconds + attributes);
    }

    public void clear(HttpServletResponse response) {
        response.addHeader("Set-Cookie", name + "=; Max-Age=0" + attributes);
    }
}
