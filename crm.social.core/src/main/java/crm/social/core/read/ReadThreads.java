package crm.social.core.read;

import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** A few threads for reading two things at once. Where all are busy, the caller's own thread reads: nothing queues. */
@Component(service = ReadThreads.class)
public final class ReadThreads {
    private static final int MOST = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final ThreadPoolExecutor threads;
    private final AtomicInteger count = new AtomicInteger();

    @Activate
    public ReadThreads() {
        this.threads = new ThreadPoolExecutor(
                0,
                MOST,
                30,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                this::thread,
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    @Deactivate
    public void close() {
        threads.shutdownNow();
    }

    /** Begins to read; the answer waits for what comes of it. */
    public <T> Supplier<T> begin(Callable<T> reading) {
        Future<T> future = threads.submit(reading);
        return () -> await(future);
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SocialException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new SocialException(Kind.NETWORK_DOWN, "reading takes too long");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SocialException(Kind.UNAVAILABLE, "interrupted");
        }
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "crm.social.core read " + count.incrementAndGet());
        thread.setDaemon(true);
        thread.setContextClassLoader(null); // the caller's would be kept alive
        return thread;
    }
}
