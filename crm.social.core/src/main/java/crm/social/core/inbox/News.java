package crm.social.core.inbox;

import crm.social.api.Inbox.Column;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.Json;
import crm.social.core.Topics;
import crm.store.Job;
import crm.store.Outcome;
import crm.store.Subscription;
import crm.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Tells which columns are not what they were, at most once a second for each connection: what comes sooner is told together by a job. */
@Component(service = News.class, immediate = true) // does jobs
public final class News {
    static final Duration PAUSE = Duration.ofSeconds(1);

    private final CoreStore store;
    private final Subscription job;

    @Activate
    public News(@Reference CoreStore store) {
        this.store = store;
        this.job = store.handle(CoreJob.TELL_INBOX, this::late);
    }

    @Deactivate
    public void close() {
        job.close();
    }

    /** What was known of a connection's news. */
    private record Told(String network, Instant at, Set<String> untold) {}

    /** Something changed in these places. The caller has its turn. */
    void changed(Tx tx, String connectionId, Collection<Place> places) {
        Set<String> columns = new TreeSet<>();
        places.forEach(place -> place.column().map(Column::name).ifPresent(columns::add));
        if (!columns.isEmpty()) {
            tell(tx, connectionId, columns);
        }
    }

    private Outcome late(Job run) {
        store.write(tx -> {
            Turn.take(tx);
            tell(tx, run.key().substring(0, run.key().lastIndexOf('/')), Set.of());
            return true;
        });
        return Outcome.done();
    }

    private void tell(Tx tx, String connectionId, Set<String> columns) {
        tx.query("select network, told_at, untold from inbox_source where connection_id = :connection")
                .bind("connection", connectionId)
                .first(row -> new Told(
                        row.string("network"),
                        row.instant("told_at"),
                        new TreeSet<>(Json.strings(row.string("untold")))))
                .ifPresent(told -> {
                    told.untold().addAll(columns);
                    tell(tx, connectionId, told);
                });
    }

    private void tell(Tx tx, String connectionId, Told told) {
        if (told.untold().isEmpty()) {
            return;
        }
        Instant soonest = told.at().plus(PAUSE);
        boolean now = !tx.now().isBefore(soonest);
        if (now) {
            tx.changed(Topics.INBOX, told.network(), Json.list(told.untold()));
        } else { // a job of its own for each pause: one that is ending takes no more orders
            store.jobs(CoreJob.TELL_INBOX).schedule(tx, connectionId + "/" + soonest.toEpochMilli(), soonest, "");
        }
        tx.update("update inbox_source set told_at = :at, untold = :untold where connection_id = :connection")
                .bind("at", now ? tx.now() : told.at())
                .bind("untold", now ? "[]" : Json.list(told.untold()))
                .bind("connection", connectionId)
                .run();
    }
}
