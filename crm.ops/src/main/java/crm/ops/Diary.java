package crm.ops;

import crm.ops.api.Finding;
import crm.ops.api.Finding.Severity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes into the log what the inspections find, once, and once when it is over: who reads only logs should not have to guess why a node is not ready. What
 * is over within a few looks, as everything that starts is, is not worth a line.
 */
@Component(
        service = {},
        immediate = true)
public final class Diary {
    private static final Logger LOG = LoggerFactory.getLogger("crm.ops");
    private static final int PAUSE_SECONDS = 5;
    private static final int LASTING = 2;

    /** Who waits for somebody else may only be starting, on a slow machine. */
    private static final int WAITING = 12;

    private static final Set<String> WAITS =
            Set.of("component.service", "component.service.by", "resources.not-served");

    /** Something to tell when it was seen that often. */
    private record Trouble(Severity severity, String text, int looks) {}

    private final Inspections inspections;
    private final Map<Trouble, Integer> seen = new HashMap<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "crm.ops diary");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public Diary(@Reference Inspections inspections) {
        this.inspections = inspections;
        looking.scheduleWithFixedDelay(this::look, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @Deactivate
    void close() {
        looking.shutdownNow();
    }

    private void look() {
        try {
            Set<Trouble> now = troubles();
            Set<Trouble> over = new HashSet<>(seen.keySet());
            over.removeAll(now);
            over.forEach(this::over);
            now.forEach(this::there);
        } catch (RuntimeException e) {
            // The next look may do better; without this the schedule would end.
            LOG.debug("no look at the inspections", e);
        }
    }

    private Set<Trouble> troubles() {
        Set<Trouble> now = new HashSet<>();
        for (Report report : inspections.ask()) {
            for (Finding finding : report.findings()) {
                if (finding.severity() != Severity.NOTE) {
                    now.add(new Trouble(
                            finding.severity(),
                            report.name() + ": " + report.say(finding, Locale.ENGLISH),
                            WAITS.contains(finding.key()) ? WAITING : LASTING));
                }
            }
        }
        return now;
    }

    private void there(Trouble trouble) {
        if (seen.merge(trouble, 1, Integer::sum) == trouble.looks()) {
            if (trouble.severity() == Severity.CRITICAL) {
                LOG.warn("{}", trouble.text());
            } else {
                LOG.info("{}", trouble.text());
            }
        }
    }

    private void over(Trouble trouble) {
        if (seen.remove(trouble) >= trouble.looks()) {
            LOG.info("over: {}", trouble.text());
        }
    }
}
