package crm.ops.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import crm.ops.OpsSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code GET /health/live} and {@code /health/ready}: 200, or 503 where something is critical or a check is missing. Anybody may ask, and learns names
 * and how each is, nothing else. Answers are at most two seconds old.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/health", "/health/*"})
public final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Set<String> LIVE = Set.of("threads");
    private static final String MISSING = "MISSING";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient HealthCheckExecutor executor;
    private final transient OpsSettings settings;

    /**
     * One check.
     *
     * @param status OK, WARN, CRITICAL or MISSING
     */
    record Check(String name, String status) {}

    /** What strangers see. */
    record Health(String status, List<Check> checks) {}

    @Activate
    public HealthServlet(@Reference HealthCheckExecutor executor, @Reference OpsSettings settings) {
        this.executor = executor;
        this.settings = settings;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = String.valueOf(request.getPathInfo());
        switch (path) {
            case "/live" -> answer(response, health("live", LIVE));
            case "/ready" -> answer(response, health("ready", settings.requiredChecks()));
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** No check at all is never well: those that have to be there are missed by name. */
    private Health health(String tag, Set<String> required) {
        List<Check> checks = new ArrayList<>();
        Set<String> missing = new HashSet<>(required);
        for (HealthCheckExecutionResult result : executor.execute(HealthCheckSelector.tags(tag))) {
            String name = result.getHealthCheckMetadata().getName();
            missing.remove(name);
            checks.add(new Check(name, word(result.getHealthCheckResult().getStatus())));
        }
        missing.forEach(name -> checks.add(new Check(name, MISSING)));
        checks.sort(Comparator.comparing(Check::name));
        return new Health(overall(checks), checks);
    }

    private static String overall(List<Check> checks) {
        Set<String> words = new HashSet<>();
        checks.forEach(check -> words.add(check.status()));
        if (checks.isEmpty() || words.contains(MISSING) || words.contains("CRITICAL")) {
            return "CRITICAL";
        }
        return words.contains("WARN") ? "WARN" : "OK";
    }

    private static String word(Result.Status status) {
        return switch (status) {
            case OK -> "OK";
            case WARN -> "WARN";
            case TEMPORARILY_UNAVAILABLE, CRITICAL, HEALTH_CHECK_ERROR -> "CRITICAL";
        };
    }

    private static void answer(HttpServletResponse response, Health health) throws IOException {
        response.setStatus(
                health.status().equals("CRITICAL")
                        ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                        : HttpServletResponse.SC_OK);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        byte[] body = JSON.writeValueAsBytes(health);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
