package crm.ops.health;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.jaxrs.runtime.JaxrsServiceRuntime;
import org.osgi.service.jaxrs.runtime.dto.RuntimeDTO;

/** The applications of resources that are offered, beside those that the whiteboard serves. */
final class Applications {
    private static final String NAME = "osgi.jaxrs.name";

    private final BundleContext context;
    private final ServiceReference<JaxrsServiceRuntime> runtime;

    Applications(BundleContext context, ServiceReference<JaxrsServiceRuntime> runtime) {
        this.context = context;
        this.runtime = runtime;
    }

    /**
     * An application that is offered and not served.
     *
     * @param refused why the whiteboard does not take it, by the number that the specification gives the reason (151.5); empty while it says nothing
     */
    record Unserved(ServiceReference<?> offered, Optional<String> refused) {
        String name() {
            return String.valueOf(offered.getProperty(NAME));
        }
    }

    /** Fetches the description for each look: Aries has none while the framework counts nobody who uses it, and that count was seen lost for good. */
    List<Unserved> unserved() {
        JaxrsServiceRuntime described = context.getService(runtime);
        if (described == null) {
            return offered().stream()
                    .map(offered -> new Unserved(offered, Optional.empty()))
                    .toList();
        }
        try {
            return unserved(described.getRuntimeDTO());
        } finally {
            context.ungetService(runtime);
        }
    }

    private List<Unserved> unserved(RuntimeDTO described) {
        Set<String> served = Arrays.stream(described.applicationDTOs)
                .map(application -> application.name)
                .collect(Collectors.toSet());
        List<Unserved> unserved = new ArrayList<>();
        for (ServiceReference<?> offered : offered()) {
            if (!served.contains(String.valueOf(offered.getProperty(NAME)))) {
                unserved.add(new Unserved(offered, refused(described, offered)));
            }
        }
        return unserved;
    }

    private static Optional<String> refused(RuntimeDTO described, ServiceReference<?> offered) {
        return Arrays.stream(described.failedApplicationDTOs)
                .filter(failed -> String.valueOf(offered.getProperty(NAME)).equals(failed.name))
                .map(failed -> Integer.toString(failed.failureReason))
                .findFirst();
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
