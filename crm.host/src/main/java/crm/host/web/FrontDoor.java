package crm.host.web;

import crm.host.HostSettings;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.api.Caller;
import crm.host.user.Directory;
import crm.host.user.Session;
import crm.host.user.Sessions;
import crm.host.user.User;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpFilter;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The one filter before everything that this server answers, whoever registered it: names the request, sets the security headers, refuses what is
 * malformed, too large or sent by another site, and says who is calling. Without a session only what {@link RequestPath#open} names is reached.
 */
@Component(
        service = {Filter.class, FrontDoor.class},
        property = "service.ranking:Integer=1000000")
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=*)")
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
public final class FrontDoor extends HttpFilter {

    /** Request attribute with the {@link Session}. */
    public static final String SESSION = "crm.host.session";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final transient Sessions sessions;
    private final transient Directory directory;
    private final transient PageFiles files;
    private final transient SessionCookie cookie;
    private final transient SameOrigin sameOrigin;
    private final transient LoopbackName name;
    private final transient SecurityHeaders headers;
    private final transient RequestLog log;

    @Activate
    public FrontDoor(
            @Reference Sessions sessions,
            @Reference Directory directory,
            @Reference PageFiles files,
            @Reference HostSettings settings,
            @Reference RequestLog log) {
        this.sessions = sessions;
        this.directory = directory;
        this.files = files;
        this.cookie = new SessionCookie(settings);
        this.sameOrigin = new SameOrigin(settings);
        this.name = new LoopbackName(settings);
        this.headers = new SecurityHeaders(settings);
        this.log = log;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestLog.Entry entry = log.begin(request);
        response.setHeader("X-Request-Id", entry.id());
        Optional<HeldAnswer> held = HeldAnswer.of(request);
        held.ifPresent(HeldAnswer::pass);
        try {
            RequestPath path = RequestPath.of(request.getRequestURI());
            headers.set(response, path, files.policy());
            pass(request, response, path, chain);
        } catch (RuntimeException | ServletException | LinkageError | StackOverflowError e) {
            if (!response.containsHeader("X-Content-Type-Options")) {
                headers.set(response, new RequestPath("/"), files.policy());
            }
            held.ifPresent(HeldAnswer::answer);
            if (!response.isCommitted()) {
                Bodies.drain(request, response);
            }
            Problems.answer(response, Problems.of(e));
        } finally {
            log.end(entry, request, response);
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, RequestPath path, FilterChain chain)
            throws IOException, ServletException {
        String method = request.getMethod();
        boolean changes = CHANGING.contains(method);
        if (!changes && !READING.contains(method)) {
            throw Problem.of(ProblemKind.METHOD_NOT_ALLOWED);
        }
        sameOrigin.check(request, path, changes);
        Bodies.checkHead(request, path);
        Optional<String> instead = changes ? Optional.empty() : name.instead(request, path);
        if (instead.isPresent()) {
            redirect(response, instead.get());
            return;
        }
        boolean nobodys = path.file() && READING.contains(method);
        Optional<Session> session =
                nobodys ? Optional.empty() : cookie.read(request).flatMap(sessions::find);
        if (session.isEmpty() && !path.open(method)) {
            sendAway(request, response, path);
            return;
        }
        session.ifPresent(known -> identify(request, known));
        if (session.isPresent() && changes && !path.signsIn(method) && !path.callback()) {
            sameOrigin.checkToken(request, session.get());
        }
        goOn(Bodies.bounded(request, path), response, chain);
    }

    /** What a REST interface does not answer itself, by its resources or its mapper of failures, is answered by what is left of it. */
    private static void goOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<HeldAnswer> held = HeldAnswer.of(request);
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException e) {
            if (held.isEmpty() || held.get().known()) {
                throw e;
            }
            LOG.info("a REST interface is being rebuilt: {}", e.toString());
        }
        if (held.isPresent() && !held.get().known() && !request.isAsyncStarted()) {
            throw HeldAnswer.notWhole();
        }
    }

    private void identify(HttpServletRequest request, Session session) {
        User user = directory.user(session.userId()).orElseThrow(() -> Problem.of(ProblemKind.NOT_SIGNED_IN));
        request.setAttribute(SESSION, session);
        request.setAttribute(Caller.ATTRIBUTE, new Caller(user.id(), session.key(), user.locale()));
        MDC.put(RequestLog.USER, user.id());
    }

    private static void sendAway(HttpServletRequest request, HttpServletResponse response, RequestPath path)
            throws IOException {
        if (path.api() || !READING.contains(request.getMethod())) {
            throw Problem.of(ProblemKind.NOT_SIGNED_IN);
        }
        HeldAnswer.of(request).ifPresent(HeldAnswer::answer);
        // Only the host's own pages are kept as the target: others' addresses may hold codes.
        String target = path.page() && !path.path().equals("/") ? "?to=" + encoded(request) : "";
        redirect(response, "/sign-in" + target);
    }

    private static void redirect(HttpServletResponse response, String address) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", address);
        response.setHeader("Cache-Control", "no-store");
    }

    private static String encoded(HttpServletRequest request) {
        return URLEncoder.encode(LoopbackName.target(request), StandardCharsets.UTF_8);
    }
}
