package crm.ops.bundles;

import crm.ops.api.Finding;
import crm.ops.api.Finding.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Capability;

/** Says why a bundle does not resolve: what it asks for, and who offers something like it. */
final class Resolution {
    private static final Pattern AT_LEAST = Pattern.compile("(?<!!)\\(version>=([^)]+)\\)");
    private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([^)]+)\\)\\)");
    private static final Pattern JAVA = Pattern.compile("\\(version=([^)]+)\\)");

    private final BundleContext context;
    private final FrameworkWiring wiring;

    Resolution(BundleContext context) {
        this.context = context;
        this.wiring = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }

    /**
     * Why this bundle is not resolved; at least one reason.
     *
     * @param name by which the operator knows it: a file, or a symbolic name
     */
    List<Finding> why(Bundle bundle, String name, Severity severity) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        List<Finding> reasons = new ArrayList<>();
        if (revision == null) {
            return reasons;
        }
        for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
            if (binding(requirement)) {
                reason(requirement, bundle, name, severity).ifPresent(reasons::add);
            }
        }
        if (reasons.isEmpty()) {
            reasons.add(Finding.of(severity, "unresolved.conflict", name));
        }
        return reasons.stream().distinct().toList();
    }

    private static boolean binding(BundleRequirement requirement) {
        return !"optional".equals(requirement.getDirectives().get("resolution"))
                && !"dynamic".equals(requirement.getDirectives().get("resolution"))
                && !"active".equals(requirement.getDirectives().get("effective"));
    }

    private Optional<Finding> reason(BundleRequirement requirement, Bundle bundle, String name, Severity severity) {
        Collection<BundleCapability> providers = wiring.findProviders(requirement);
        if (providers.isEmpty()) {
            return Optional.of(nobody(requirement, name, severity));
        }
        if (providers.stream()
                .anyMatch(one ->
                        one.getRevision().getWiring() != null || owner(one).equals(bundle))) {
            return Optional.empty();
        }
        Bundle other = owner(providers.iterator().next());
        return Optional.of(Finding.of(severity, "unresolved.through", name, label(other)));
    }

    private Finding nobody(BundleRequirement requirement, String name, Severity severity) {
        String filter = String.valueOf(requirement.getDirectives().get("filter"));
        String namespace = requirement.getNamespace();
        if (namespace.equals(PackageNamespace.PACKAGE_NAMESPACE)) {
            String wanted = value(filter, namespace);
            String others = offeredElsewhere(namespace, wanted);
            String versions = versions(filter);
            return others.isEmpty()
                    ? Finding.of(severity, "unresolved.package", name, wanted, versions)
                    : Finding.of(severity, "unresolved.package.other", name, wanted, versions, others);
        }
        if (namespace.equals(ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE)) {
            String running = Runtime.version().feature() + "";
            return Finding.of(severity, "unresolved.java", name, first(JAVA, filter), running);
        }
        return Finding.of(severity, "unresolved.capability", name, namespace, filter);
    }

    /** The same package in other versions, or in a bundle that is not resolved: "1.2.0 (crm.x)". */
    private String offeredElsewhere(String namespace, String wanted) {
        Stream<String> offers = Arrays.stream(context.getBundles())
                .map(bundle -> bundle.adapt(BundleRevision.class))
                .filter(revision -> revision != null)
                .flatMap(revision -> revision.getDeclaredCapabilities(namespace).stream())
                .filter(capability -> wanted.equals(capability.getAttributes().get(namespace)))
                .map(capability -> version(capability) + " (" + label(owner(capability)) + ")");
        return String.join(", ", offers.distinct().sorted().toList());
    }

    private static String version(Capability capability) {
        return String.valueOf(capability.getAttributes().getOrDefault("version", "0"));
    }

    private static Bundle owner(BundleCapability capability) {
        return capability.getRevision().getBundle();
    }

    static String label(Bundle bundle) {
        return bundle.getSymbolicName() == null ? bundle.getLocation() : bundle.getSymbolicName();
    }

    private static String value(String filter, String attribute) {
        return first(Pattern.compile(Pattern.quote("(" + attribute + "=") + "([^)]+)\\)"), filter);
    }

    /** The range in a filter as people write it; empty for any version. */
    private static String versions(String filter) {
        String below = first(BELOW, filter);
        String atLeast = first(AT_LEAST, BELOW.matcher(filter).replaceAll(""));
        String from = atLeast.isEmpty() ? "" : "≥ " + atLeast;
        return (from + (below.isEmpty() ? "" : " < " + below)).strip();
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
