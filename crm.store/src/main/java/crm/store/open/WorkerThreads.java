package crm.store.open;

import crm.store.Workers;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** At most sixteen threads, made when needed, which end after half a minute without work. */
@Component(service = Workers.class)
public final class WorkerThreads implements Workers, AutoCloseable {

    private static final int MOST = 16;

    private final AtomicInteger count = new AtomicInteger();
    private final ThreadPoolExecutor threads;

    @Activate
    public WorkerThreads() {
        this.threads = new ThreadPoolExecutor(
                0, MOST, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread, WorkerThreads::overflow);
    }

    @Override
    public <T> Future<T> begin(Callable<T> work) {
        return threads.submit(work);
    }

    @Override
    @Deactivate
    public void close() {
        threads.shutdownNow();
    }

    /** When all threads are busy the caller does it; after the end nobody does, and whoever asks must not wait for it. */
    private static void overflow(Runnable work, ThreadPoolExecutor threads) {
        if (threads.isShutdown()) {
            throw new RejectedExecutionException("the workers have gone home");
        }
        work.run();
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "worker " + count.incrementAndGet());
        thread.setDaemon(true);
        thread.setContextClassLoader(null); // the class loader of whoever happened to ask first would stay alive
        return thread;
    }
}
