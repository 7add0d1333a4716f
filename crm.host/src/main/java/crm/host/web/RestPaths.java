package crm.host.web;

import crm.host.api.Answered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Below which paths a REST interface is to be expected, because a bundle that names them is installed, whatever its state. One that is uninstalled
 * is often on its way back as a newer one: its paths are expected a little longer.
 */
final class RestPaths implements SynchronousBundleListener {
    static final Duration GRACE = Duration.ofSeconds(10);

    private final Clock clock;
    /** By bundle; guarded by this. */
    private final Map<Long, List<String>> said = new HashMap<>();

    private final Map<String, Instant> expectedUntil = new ConcurrentHashMap<>();

    RestPaths(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        switch (event.getType()) {
            case BundleEvent.INSTALLED, BundleEvent.UPDATED -> installed(event.getBundle());
            case BundleEvent.UNINSTALLED -> says(event.getBundle().getBundleId(), List.of());
            default -> {
                // Whether it is resolved or started makes no difference.
            }
        }
    }

    void installed(Bundle bundle) {
        says(bundle.getBundleId(), bases(bundle));
    }

    /** What a bundle says now; one that is uninstalled says nothing any more, and could not be asked. */
    synchronized void says(long bundle, List<String> bases) {
        List<String> before = said.getOrDefault(bundle, List.of());
        said.put(bundle, bases);
        bases.forEach(base -> expectedUntil.put(base, Instant.MAX));
        before.stream()
                .filter(base -> said.values().stream().noneMatch(others -> others.contains(base)))
                .forEach(base -> expectedUntil.put(base, clock.instant().plus(GRACE)));
        said.values().removeIf(List::isEmpty);
    }

    /** Whether a REST interface is to answer here. */
    boolean expects(String path) {
        for (Map.Entry<String, Instant> base : expectedUntil.entrySet()) {
            if (path.startsWith(base.getKey()) && below(path, base.getKey())) {
                return clock.instant().isBefore(base.getValue());
            }
        }
        return false;
    }

    private static boolean below(String path, String base) {
        return path.length() == base.length() || path.charAt(base.length()) == '/';
    }

    private static List<String> bases(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision == null
                ? List.of()
                : revision.getDeclaredCapabilities(Answered.CAPABILITY).stream()
                        .map(BundleCapability::getAttributes)
                        .map(attributes -> String.valueOf(attributes.get(Answered.BASE)))
                        .toList();
    }
}
