package crm.ops.metrics;

import crm.ops.OpsSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code GET /metrics}, for who brings the configured token, and, where the operator says so, for callers on this machine. A proxy on this machine looks
 * like such a caller, which is why the latter is not so by default. Everybody else gets 404.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/metrics")
public final class MetricsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String BEARER = "Bearer ";
    private static final List<String> FORWARDED =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP", "Via");

    private final transient Exposition exposition;
    private final transient OpsSettings settings;

    @Activate
    public MetricsServlet(@Reference Exposition exposition, @Reference OpsSettings settings) {
        this.exposition = exposition;
        this.settings = settings;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (!mayRead(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] body = exposition.text();
        response.setContentType(Exposition.mediaType());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private boolean mayRead(HttpServletRequest request) throws UnknownHostException {
        return bringsToken(request) || settings.metricsOpenLocally() && local(request);
    }

    private boolean bringsToken(HttpServletRequest request) {
        String token = settings.metricsToken();
        String header = request.getHeader("Authorization");
        return !token.isEmpty()
                && header != null
                && header.startsWith(BEARER)
                && MessageDigest.isEqual(
                        header.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8),
                        token.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean local(HttpServletRequest request) throws UnknownHostException {
        return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                && FORWARDED.stream().allMatch(header -> request.getHeader(header) == null);
    }
}
