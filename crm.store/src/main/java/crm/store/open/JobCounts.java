package crm.store.open;

import crm.store.sql.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How many jobs of each kind there are in each state; asked of the database at most every ten seconds. */
final class JobCounts {
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final String store;
    private final Transactions transactions;
    private final Clock clock;
    private List<JobCount> last = List.of();
    private Instant asked = Instant.EPOCH;

    /**
     * One count.
     *
     * @param state {@code running}, {@code failing} (tried and to be tried again), {@code due} or {@code planned}
     */
    record JobCount(String store, String kind, String state, long number) {}

    JobCounts(String store, Transactions transactions, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The counts; may be up to ten seconds old. */
    synchronized List<JobCount> read() {
        Instant now = clock.instant();
        if (asked.plus(KEPT).isBefore(now)) {
            last = transactions.read(tx -> tx.query("""
                            select task_name, state, count(*) as n from (
                                select task_name, case when picked = true then 'running'
                                    when consecutive_failures > 0 then 'failing'
                                    when execution_time <= :now then 'due' else 'planned' end as state
                                from store_job) as job
                            group by task_name, state order by task_name, state
                            """)
                    .bind("now", now)
                    .list(row ->
                            new JobCount(store, row.string("task_name"), row.string("state"), row.longValue("n"))));
            asked = now;
        }
        return last;
    }
}
