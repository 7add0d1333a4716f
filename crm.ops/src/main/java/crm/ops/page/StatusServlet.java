package crm.ops.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import crm.host.api.Caller;
import crm.host.api.People;
import crm.host.api.Person;
import crm.ops.Inspections;
import crm.ops.Report;
import crm.ops.api.Finding;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code GET /ops/api/status}: what the inspections say, with keys for the page to put into words. For administrators. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/ops/api/status")
public final class StatusServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient Inspections inspections;
    private final transient People people;
    private final String version;

    /** One inspection; the bundle's messages hold the words. */
    record Part(String name, String bundle, String severity, List<Sentence> findings) {}

    /** A finding, in the words of a bundle. */
    record Sentence(String severity, String bundle, String key, List<String> arguments) {}

    /** The whole node. */
    record Status(String version, String java, String since, List<Part> parts) {}

    @Activate
    public StatusServlet(BundleContext context, @Reference Inspections inspections, @Reference People people) {
        this.inspections = inspections;
        this.people = people;
        this.version = context.getBundle().getVersion().toString();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int refused = refused(request);
        Object body = refused == 0 ? status() : Map.of("type", "/problems/forbidden", "status", refused);
        response.setStatus(refused == 0 ? HttpServletResponse.SC_OK : refused);
        response.setContentType(refused == 0 ? "application/json" : "application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        byte[] bytes = JSON.writeValueAsBytes(body);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** The status to refuse with; 0 for an administrator. */
    private int refused(HttpServletRequest request) {
        if (!(request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller)) {
            return HttpServletResponse.SC_UNAUTHORIZED;
        }
        Optional<Person> person = people.find(caller.userId());
        boolean administrator =
                person.filter(one -> one.active() && one.administrator()).isPresent();
        return administrator ? 0 : HttpServletResponse.SC_FORBIDDEN;
    }

    private Status status() {
        Instant since =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        List<Part> parts = inspections.ask().stream().map(StatusServlet::part).toList();
        return new Status(version, Runtime.version().toString(), since.toString(), parts);
    }

    private static Part part(Report report) {
        return new Part(
                report.name(),
                report.bundle().getSymbolicName(),
                report.severity().name(),
                report.findings().stream()
                        .map(finding -> sentence(finding, report))
                        .toList());
    }

    private static Sentence sentence(Finding finding, Report report) {
        String bundle = finding.bundle().isEmpty() ? report.bundle().getSymbolicName() : finding.bundle();
        return new Sentence(finding.severity().name(), bundle, finding.key(), finding.arguments());
    }
}
