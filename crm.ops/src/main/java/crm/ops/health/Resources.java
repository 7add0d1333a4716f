package crm.ops.health;

import crm.ops.api.Finding;
import crm.ops.api.Finding.Severity;
import crm.ops.api.Inspected;
import crm.ops.api.Inspection;
import crm.ops.health.Applications.Unserved;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.runtime.JaxrsServiceRuntime;

/** Whether each application of resources that is offered is also served: the whiteboard takes a while, and refuses silently. */
@Component
@Inspected(inspection = "resources")
public final class Resources implements Inspection {
    private final Applications applications;

    @Activate
    public Resources(BundleContext context, @Reference ServiceReference<JaxrsServiceRuntime> runtime) {
        this.applications = new Applications(context, runtime);
    }

    @Override
    public List<Finding> inspect() {
        return applications.unserved().stream().map(Resources::finding).toList();
    }

    private static Finding finding(Unserved unserved) {
        return unserved.refused()
                .map(reason -> Finding.of(Severity.CRITICAL, "resources.refused", unserved.name(), reason))
                .orElseGet(() -> Finding.of(Severity.CRITICAL, "resources.not-served", unserved.name()));
    }
}
