package crm.ops.bundles;

import crm.ops.OpsSettings;
import crm.ops.api.Finding;
import crm.ops.api.Finding.Severity;
import crm.ops.api.Inspected;
import crm.ops.api.Inspection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Whether the product's own bundles are whole: resolved, started, and each component with what it needs. */
@Component
@Inspected(inspection = "components")
public final class OwnBundles implements Inspection {
    private final BundleContext context;
    private final Resolution resolution;
    private final Components components;
    private final LoadFolder load;
    private final OpsSettings settings;

    @Activate
    public OwnBundles(
            BundleContext context,
            @Reference ServiceComponentRuntime runtime,
            @Reference LoadFolder load,
            @Reference OpsSettings settings) {
        this.context = context;
        this.resolution = new Resolution(context);
        this.components = new Components(context, runtime);
        this.load = load;
        this.settings = settings;
    }

    @Override
    public List<Finding> inspect() {
        List<Bundle> ours = Arrays.stream(context.getBundles())
                .filter(bundle -> Resolution.label(bundle).startsWith("crm."))
                .filter(bundle -> !load.holds(bundle))
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (Bundle bundle : ours) {
            String name = Resolution.label(bundle);
            if (bundle.getState() == Bundle.INSTALLED) {
                findings.addAll(resolution.why(bundle, name, severity(bundle)));
            } else if (bundle.getState() == Bundle.RESOLVED) {
                findings.add(Finding.of(Severity.WARN, "bundle.stopped", name));
            }
        }
        Map<Severity, List<Bundle>> parted = ours.stream().collect(Collectors.groupingBy(this::severity));
        parted.forEach((severity, bundles) -> findings.addAll(components.trouble(bundles, severity)));
        return findings;
    }

    private Severity severity(Bundle bundle) {
        return settings.essentialBundles().contains(bundle.getSymbolicName()) ? Severity.CRITICAL : Severity.WARN;
    }
}
