package crm.ops.bundles;

import crm.ops.api.Finding;
import crm.ops.api.Finding.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Says which components do not run and why. Of a chain of components that wait for each other only its root is told. */
final class Components {
    private static final int NAMED = 3;

    private final BundleContext context;
    private final ServiceComponentRuntime runtime;

    Components(BundleContext context, ServiceComponentRuntime runtime) {
        this.context = context;
        this.runtime = runtime;
    }

    /** A component that does not run, with the state of one of its configurations; null where it has none. */
    private record Idle(ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
        String name() {
            return component.name;
        }
    }

    /** What keeps the components of these bundles from running. */
    List<Finding> trouble(Collection<Bundle> bundles, Severity severity) {
        List<Idle> waiting = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs(bundles.toArray(new Bundle[0]))) {
            if (!runtime.isComponentEnabled(component)) {
                continue;
            }
            Collection<ComponentConfigurationDTO> configurations = runtime.getComponentConfigurationDTOs(component);
            if (configurations.isEmpty() && "require".equals(component.configurationPolicy)) {
                findings.add(unconfigured(component, severity));
            }
            for (ComponentConfigurationDTO configuration : configurations) {
                switch (configuration.state) {
                    case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                        waiting.add(new Idle(component, configuration));
                    case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                        findings.add(unconfigured(component, severity));
                    case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                        findings.add(Finding.of(
                                severity, "component.failed", component.name, reason(configuration.failure)));
                    default -> {
                        // satisfied or active
                    }
                }
            }
        }
        findings.addAll(missing(waiting, severity));
        return findings;
    }

    private static Finding unconfigured(ComponentDescriptionDTO component, Severity severity) {
        return Finding.of(
                severity, "component.configuration", component.name, String.join(", ", component.configurationPid));
    }

    /** The last cause's message, which ours write for operators. */
    private static String reason(String failure) {
        String message = "";
        for (String line : String.valueOf(failure).lines().toList()) {
            if (message.isEmpty() || line.startsWith("Caused by: ")) {
                message = line.replaceFirst("^Caused by: ", "").replaceFirst("^[\\w.$]+(Exception|Error)(: |$)", "");
            }
        }
        return message;
    }

    private List<Finding> missing(List<Idle> waiting, Severity severity) {
        Set<String> coming = new HashSet<>();
        waiting.forEach(one -> coming.addAll(Arrays.asList(one.component().serviceInterfaces)));
        Map<String, Set<String>> needed = needed(waiting, coming);
        if (needed.isEmpty() && !waiting.isEmpty()) {
            needed = needed(waiting, Set.of());
        }
        List<Finding> findings = new ArrayList<>();
        needed.forEach((service, components) -> findings.add(finding(service, components, severity)));
        return findings;
    }

    /** Services that are not there, with the components that need them; without those that a waiting component will bring. */
    private static Map<String, Set<String>> needed(List<Idle> waiting, Set<String> coming) {
        Map<String, Set<String>> needed = new TreeMap<>();
        for (Idle one : waiting) {
            for (UnsatisfiedReferenceDTO missing : one.configuration().unsatisfiedReferences) {
                for (ReferenceDTO reference : one.component().references) {
                    if (reference.name.equals(missing.name) && !coming.contains(reference.interfaceName)) {
                        String target = reference.target == null ? "" : " " + reference.target;
                        needed.computeIfAbsent(reference.interfaceName + target, any -> new TreeSet<>())
                                .add(one.name());
                    }
                }
            }
        }
        return needed;
    }

    private Finding finding(String service, Set<String> components, Severity severity) {
        List<String> named = components.stream().limit(NAMED).toList();
        String needers = String.join(", ", named) + (components.size() > NAMED ? " …" : "");
        String offerers = offerers(service.split(" ", 2)[0]);
        return offerers.isEmpty()
                ? Finding.of(severity, "component.service", needers, service)
                : Finding.of(severity, "component.service.by", needers, service, offerers);
    }

    /** Bundles whose manifest promises the service, though it is not there. */
    private String offerers(String service) {
        Set<String> names = new TreeSet<>();
        for (Bundle bundle : context.getBundles()) {
            BundleRevision revision = bundle.adapt(BundleRevision.class);
            if (revision != null
                    && revision.getDeclaredCapabilities("osgi.service").stream().anyMatch(one -> String.valueOf(
                                    one.getAttributes().get("objectClass"))
                            .matches(".*(^|[\\[, ])" + java.util.regex.Pattern.quote(service) + "($|[\\], ]).*"))) {
                names.add(Resolution.label(bundle));
            }
        }
        return String.join(", ", names);
    }
}
