package crm.ops;

import crm.ops.api.Finding;
import crm.ops.api.Finding.Severity;
import crm.ops.api.Inspected;
import crm.ops.api.Inspection;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The inspections that there are. Each becomes a health check of Felix, tagged {@code ready}, which gives it a thread, a limit of time and a cache; what
 * others register as health checks of that tag counts beside ours.
 */
@Component(service = Inspections.class, immediate = true)
public final class Inspections {
    private static final Logger LOG = LoggerFactory.getLogger(Inspections.class);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,39}");

    private record Known(String name, Inspection inspection, Bundle bundle, ServiceRegistration<?> check) {}

    private final BundleContext context;
    private final Map<ServiceReference<Inspection>, Known> known = new ConcurrentHashMap<>();

    @Activate
    public Inspections(BundleContext context) {
        this.context = context;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addInspection(ServiceReference<Inspection> reference, Inspection inspection) {
        Bundle bundle = reference.getBundle();
        String name = String.valueOf(reference.getProperty(Inspected.PROPERTY));
        if (bundle == null || !NAME.matcher(name).matches()) {
            LOG.warn("An inspection of {} has no proper {}", bundle, Inspected.PROPERTY);
            return;
        }
        HealthCheck check = () -> result(report(name, inspection, bundle));
        known.put(
                reference,
                new Known(
                        name, inspection, bundle, context.registerService(HealthCheck.class, check, properties(name))));
    }

    void removeInspection(ServiceReference<Inspection> reference) {
        Known gone = known.remove(reference);
        if (gone != null) {
            gone.check().unregister();
        }
    }

    private static Dictionary<String, Object> properties(String name) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(HealthCheck.NAME, name);
        properties.put(HealthCheck.TAGS, new String[] {"ready"});
        return properties;
    }

    /** Asks all now, one after the other, by name. */
    public List<Report> ask() {
        return known.values().stream()
                .sorted(Comparator.comparing(Known::name))
                .map(one -> report(one.name(), one.inspection(), one.bundle()))
                .toList();
    }

    private Report report(String name, Inspection inspection, Bundle bundle) {
        try {
            return new Report(name, bundle, inspection.inspect());
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The inspection {} failed", name, e);
            Finding failed = Finding.of(Severity.CRITICAL, "inspection.failed", name);
            return new Report(name, context.getBundle(), List.of(failed));
        }
    }

    private static Result result(Report report) {
        FormattingResultLog log = new FormattingResultLog();
        log.debug("{}", report.name());
        for (Finding finding : report.findings()) {
            String text = report.say(finding, Locale.ENGLISH);
            switch (finding.severity()) {
                case NOTE -> log.info("{}", text);
                case WARN -> log.warn("{}", text);
                case CRITICAL -> log.critical("{}", text);
            }
        }
        return new Result(log);
    }
}
