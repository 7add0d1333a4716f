package crm.ops.health;

import crm.ops.api.Finding;
import crm.ops.api.Finding.Severity;
import crm.ops.api.Inspected;
import crm.ops.api.Inspection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.runtime.JaxrsServiceRuntime;

/** Whether each application of resources that is offered is also served: the whiteboard takes a while, and refuses silently. */
@Component
@Inspected(inspection = "resources")
public final class Resources implements Inspection {
    private static final String NAME = "osgi.jaxrs.name";

    private final BundleContext context;
    private final ServiceReference<JaxrsServiceRuntime> runtime;

    @Activate
    public Resources(BundleContext context, @Reference ServiceReference<JaxrsServiceRuntime> runtime) {
        this.context = context;
        this.runtime = runtime;
    }

    @Override
    public List<Finding> inspect() {
        Set<String> served = served();
        List<Finding> findings = new ArrayList<>();
        for (ServiceReference<?> offered : offered()) {
            if (!served.contains(String.valueOf(offered.getProperty(NAME)))) {
                findings.add(Finding.of(
                        Severity.CRITICAL, "resources.not-served", String.valueOf(offered.getProperty(NAME))));
            }
        }
        return findings;
    }

    /** Fetched for each look: Aries cannot describe itself while the framework counts nobody who uses it, and that count was seen lost for good. */
    private Set<String> served() {
        JaxrsServiceRuntime described = context.getService(runtime);
        if (described == null) {
            return Set.of();
        }
        try {
            return Arrays.stream(described.getRuntimeDTO().applicationDTOs)
                    .map(application -> application.name)
                    .collect(Collectors.toSet());
        } finally {
            context.ungetService(runtime);
        }
    }

    private List<ServiceReference<?>> offered() {
        try {
            ServiceReference<?>[] found =
                    context.getAllServiceReferences("javax.ws.rs.core.Application", "(" + NAME + "=crm.*)");
            return found == null ? List.of() : List.of(found);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
