package crm.store.open;

import crm.ops.api.Figure;
import crm.ops.api.Figure.Distribution;
import crm.ops.api.Figure.Value;
import crm.ops.api.Figures;
import crm.ops.api.Finding;
import crm.ops.api.Finding.Severity;
import crm.ops.api.Inspected;
import crm.ops.api.Inspection;
import crm.store.StoreException;
import crm.store.open.JobCounts.JobCount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells the operator how the stores are. */
@Component(service = {Figures.class, Inspection.class})
@Inspected(inspection = "store")
public final class StoreWatch implements Figures, Inspection {
    /** A rush passes; a database that hangs does not. */
    private static final Duration RUSH = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int LOOKS = 10;

    private final ConfiguredStores stores;
    private final Clock clock;
    private final Map<String, Instant> busySince = new ConcurrentHashMap<>();

    @Activate
    public StoreWatch(@Reference ConfiguredStores stores, @Reference Clock clock) {
        this.stores = stores;
        this.clock = clock;
    }

    @Override
    public List<Finding> inspect() {
        List<Finding> findings = new ArrayList<>();
        stores.waiting()
                .forEach((name, reason) -> findings.add(Finding.of(Severity.CRITICAL, "store.waiting", name, reason)));
        List<OpenStore> opened = stores.opened();
        if (opened.isEmpty() && findings.isEmpty()) {
            findings.add(Finding.of(Severity.CRITICAL, "store.none"));
        }
        opened.forEach(store -> findings.addAll(state(store)));
        return findings;
    }

    /** A store that is asked a lot is not asked once more: that would take a connection from somebody who works. */
    private List<Finding> state(OpenStore store) {
        if (staysBusy(store)) {
            Instant since = busySince.computeIfAbsent(store.name(), any -> clock.instant());
            boolean rush = since.plus(RUSH).isAfter(clock.instant());
            return List.of(Finding.of(rush ? Severity.WARN : Severity.CRITICAL, "store.busy", store.name()));
        }
        busySince.remove(store.name());
        if (!store.available()) {
            return List.of(Finding.of(Severity.CRITICAL, "store.down", store.name()));
        }
        return List.of(Finding.of(Severity.NOTE, "store.up", store.name()), jobs(store));
    }

    /** One writing connection, as SQLite has, is used up for a moment all the time. */
    private static boolean staysBusy(OpenStore store) {
        for (int look = 0; look < LOOKS && store.pools().busy(); look++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return store.pools().busy();
    }

    private static Finding jobs(OpenStore store) {
        try {
            List<JobCount> counts = store.jobCounts().read();
            return Finding.of(Severity.NOTE, "store.jobs", store.name(), sum(counts, "due"), sum(counts, "failing"));
        } catch (StoreException e) {
            return Finding.of(Severity.CRITICAL, "store.down", store.name());
        }
    }

    private static String sum(List<JobCount> counts, String state) {
        return Long.toString(counts.stream()
                .filter(count -> count.state().equals(state))
                .mapToLong(JobCount::number)
                .sum());
    }

    @Override
    public List<Figure> read() {
        List<Value> connections = new ArrayList<>();
        List<Value> timeOuts = new ArrayList<>();
        List<Value> jobs = new ArrayList<>();
        List<Distribution> waits = new ArrayList<>();
        for (OpenStore store : stores.opened()) {
            connections.addAll(store.pools().connections());
            timeOuts.addAll(store.pools().timeOuts());
            waits.addAll(store.pools().waits().distributions());
            jobs.addAll(counted(store));
        }
        return List.of(
                new Figure.Level("crm_store_connections", "Connections to the database, by what they do.", connections),
                new Figure.Count("crm_store_connection_timeouts", "Nobody got a connection in time.", timeOuts),
                new Figure.Durations("crm_store_connection_wait_seconds", "Waiting for a free connection.", waits),
                new Figure.Level("crm_store_jobs", "Jobs by kind and state; the same on all nodes.", jobs));
    }

    private static List<Value> counted(OpenStore store) {
        try {
            return store.jobCounts().read().stream()
                    .map(one -> new Value(
                            Map.of("store", one.store(), "kind", one.kind(), "state", one.state()), one.number()))
                    .toList();
        } catch (StoreException e) {
            return List.of();
        }
    }
}
