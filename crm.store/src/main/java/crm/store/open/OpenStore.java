package crm.store.open;

import crm.store.Changes;
import crm.store.Jobs;
import crm.store.Leases;
import crm.store.Store;
import crm.store.StoreSpec;
import crm.store.Work;
import crm.store.feed.Feed;
import crm.store.jobs.ScheduledJobs;
import crm.store.sql.ChangeLog;
import crm.store.sql.Database;
import crm.store.sql.Schema;
import crm.store.sql.Settings;
import crm.store.sql.Transactions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A store made of its parts. */
final class OpenStore implements Store {

    private final String name;
    private final Database database;
    private final Transactions transactions;
    private final Feed feed;
    private final ScheduledJobs jobs;
    private final Leases leases = new LeaseTable();
    private final Consumer<OpenStore> closed;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final PoolWatch pools;
    private final JobCounts jobCounts;

    private OpenStore(String name, Database database, Settings settings, Clock clock, Consumer<OpenStore> closed) {
        ChangeLog log = new ChangeLog(database);
        this.name = name;
        this.database = database;
        this.closed = closed;
        this.transactions = new Transactions(database, clock, log);
        this.feed = new Feed(name, transactions, clock);
        this.jobs = new ScheduledJobs(name, database, transactions, settings.jobs(), clock);
        this.pools = new PoolWatch(name, database);
        this.jobCounts = new JobCounts(name, transactions, clock);
        log.watch(feed::poke);
        if (database.onlyNode()) {
            transactions.write(tx -> {
                LeaseTable.forget(tx);
                return Boolean.TRUE;
            });
        }
        feed.start();
    }

    /** @param closed told when this store has been closed */
    static OpenStore open(StoreSpec spec, Settings settings, Clock clock, Consumer<OpenStore> closed) {
        Database database = Database.connect(spec.name(), settings);
        try {
            new Schema(spec.name(), database).migrate(spec.migrations());
            return new OpenStore(spec.name(), database, settings, clock, closed);
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        return transactions.read(work);
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
        return transactions.write(work);
    }

    @Override
    public <T extends @Nullable Object> T writeIdempotent(Work<T> work) {
        return transactions.writeIdempotent(work);
    }

    @Override
    public Changes changes() {
        return feed;
    }

    @Override
    public Jobs jobs() {
        return jobs;
    }

    @Override
    public Leases leases() {
        return leases;
    }

    @Override
    public boolean available() {
        return transactions.available();
    }

    /** The state of its connections. */
    PoolWatch pools() {
        return pools;
    }

    /** Its jobs by kind and state. */
    JobCounts jobCounts() {
        return jobCounts;
    }

    @Override
    public void backup(Path file) {
        database.backup(file);
    }

    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            jobs.close();
            feed.close();
            transactions.close();
            database.close();
            closed.accept(this);
        }
    }
}
