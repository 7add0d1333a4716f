package crm.host.web;

import crm.host.HostSettings;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.api.Caller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Answers the shell for each page, and says 404 for what nobody else answers. The ranking lets it stand before the default application of the JAX-RS
 * whiteboard, which takes {@code /*} as well.
 */
@Component(service = Servlet.class, property = "service.ranking:Integer=1000")
@HttpWhiteboardServletPattern("/*")
public final class PagesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Set<String> OPEN = Set.of("/sign-in", "/setup");

    private final transient PageFiles files;
    private final transient Locale defaultLocale;

    @Activate
    public PagesServlet(@Reference PageFiles files, @Reference HostSettings settings) {
        this.files = files;
        this.defaultLocale = settings.defaultLocale();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestPath path = RequestPath.of(request.getRequestURI());
        boolean page = path.page() || OPEN.contains(path.path());
        if (!page && (path.api() || !wantsHtml(request))) {
            Problems.answer(response, Problem.of(ProblemKind.NOT_FOUND));
            return;
        }
        Locale locale =
                request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller ? caller.locale() : defaultLocale;
        byte[] html = files.shell(locale).getBytes(StandardCharsets.UTF_8);
        response.setStatus(page ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND);
        response.setHeader("Content-Security-Policy", files.policy());
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/html; charset=utf-8");
        response.setContentLength(html.length);
        response.getOutputStream().write(html);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> doGet(request, response);
            default -> Problems.answer(response, Problem.of(ProblemKind.NOT_FOUND));
        }
    }

    private static boolean wantsHtml(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }
}
