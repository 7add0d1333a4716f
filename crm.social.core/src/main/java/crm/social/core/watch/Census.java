package crm.social.core.watch;

import crm.social.core.CoreStore;
import crm.store.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How much of everything there is; the same on all nodes. Counted at most every fifteen seconds. */
@Component(service = Census.class)
public final class Census {
    private static final Duration KEPT = Duration.ofSeconds(15);

    private final CoreStore store;
    private final Clock clock;
    private @Nullable Counts last;
    private Instant counted = Instant.EPOCH;

    /** So many of a network are in this state, in small letters. */
    record Count(String network, String state, long number) {}

    /** All counts as of one moment. */
    record Counts(List<Count> connections, List<Count> organisations, List<Count> links) {}

    @Activate
    public Census(@Reference CoreStore store, @Reference Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The counts; may be fifteen seconds old. */
    synchronized Counts read() {
        Counts known = last;
        if (known == null || counted.plus(KEPT).isBefore(clock.instant())) {
            known = store.read(Census::count);
            last = known;
            counted = clock.instant();
        }
        return known;
    }

    private static Counts count(Tx tx) {
        List<Count> connections = counts(tx, """
                select a.network, a.state, count(*) as n from connection c join account a on a.id = c.account_id
                group by a.network, a.state order by a.network, a.state
                """);
        List<Count> organisations = counts(tx, """
                select a.network, a.state, count(*) as n from organisation o join account a on a.id = o.account_id
                group by a.network, a.state order by a.network, a.state
                """);
        List<Count> links = counts(tx, """
                select network, state, count(*) as n from link where subject is not null
                group by network, state order by network, state
                """);
        return new Counts(connections, organisations, links);
    }

    private static List<Count> counts(Tx tx, String sql) {
        return tx.query(sql)
                .list(row -> new Count(
                        row.string("network"), row.string("state").toLowerCase(Locale.ROOT), row.longValue("n")));
    }
}
