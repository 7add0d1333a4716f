package crm.host.web;

import crm.host.api.Caller;
import crm.store.Ids;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.http.whiteboard.Preprocessor;
import org.slf4j.MDC;

/**
 * Stands before the {@link FrontDoor}, needs nothing and so is there from the bundle's start to its stop: whatever is not whole yet, or is being
 * rebuilt, answers 503 with {@code Retry-After}, as a problem, and not what its ruins would say.
 */
@Component(service = Preprocessor.class)
public final class Gatehouse implements Preprocessor {
    /** Whoever watches is told what is missing, be it the front door itself. These are open to anybody, and only read. */
    private static final Set<String> HEALTH = Set.of("/health/live", "/health/ready");

    private final BundleContext context;
    private final RestPaths paths;

    /** Nobody goes further while it is away: a server that loses its servlets meanwhile would call that an error. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    @Nullable
    volatile FrontDoor door;

    @Activate
    public Gatehouse(BundleContext context) {
        this.context = context;
        this.paths = new RestPaths(Clock.systemUTC());
        context.addBundleListener(paths);
        for (Bundle bundle : context.getBundles()) {
            paths.installed(bundle);
        }
    }

    @Deactivate
    void close() {
        context.removeBundleListener(paths);
    }

    @Override
    public void init(FilterConfig config) {
        // nothing to prepare
    }

    @Override
    public void destroy() {
        // nothing is held
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
            guard(http, answer, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void guard(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HeldAnswer held = new HeldAnswer(request, response, paths.expects(request.getRequestURI()));
        boolean health = HEALTH.contains(request.getRequestURI());
        if (health) {
            held.pass();
        }
        if (health || door != null) {
            chain.doFilter(request, held);
        }
        if (!held.known() && !request.isAsyncStarted() && !response.isCommitted()) {
            refuse(request, response);
        }
    }

    /** The front door is away, so nothing of what it does was done. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = Ids.random();
        MDC.put(Caller.REQUEST_ID, id);
        try {
            response.reset();
            response.setHeader("X-Request-Id", id);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
            Bodies.drain(request, response);
            Problems.answer(response, HeldAnswer.notWhole());
        } finally {
            MDC.remove(Caller.REQUEST_ID);
        }
    }
}
