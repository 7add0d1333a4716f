package crm.store.jobs;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads whose uncaught failures, db-scheduler's own among them, go to the log and not to the console. */
record JobThreads(String store) {

    private static final Logger LOG = LoggerFactory.getLogger(JobThreads.class);

    ExecutorService workers(int count) {
        return Executors.newFixedThreadPool(count, named("job"));
    }

    ExecutorService single(String purpose) {
        return Executors.newSingleThreadExecutor(named(purpose));
    }

    ScheduledExecutorService housekeeper() {
        return Executors.newScheduledThreadPool(3, named("jobs"));
    }

    private ThreadFactory named(String purpose) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "store-" + store + "-" + purpose + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler(
                    (failed, e) -> LOG.warn("Thread {} failed; it is tried again", failed.getName(), e));
            return thread;
        };
    }
}
