package crm.social.core.read;

import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.store.Workers;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads something beside something else. */
@Component(service = TwoAtOnce.class)
public final class TwoAtOnce {
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Workers workers;

    @Activate
    public TwoAtOnce(@Reference Workers workers) {
        this.workers = workers;
    }

    /** Begins to read. */
    public <T> Beside<T> begin(Callable<T> reading) {
        try {
            return new Beside<>(workers.begin(reading));
        } catch (RejectedExecutionException e) {
            throw new SocialException(Kind.UNAVAILABLE, "the node goes down");
        }
    }

    /** What is read beside something else; who does not want it any more closes it. */
    public static final class Beside<T> implements AutoCloseable {
        private final Future<T> future;

        private Beside(Future<T> future) {
            this.future = future;
        }

        /** What needs no reading. */
        public static <T> Beside<T> done(T value) {
            return new Beside<>(CompletableFuture.completedFuture(value));
        }

        /** Waits for what comes of it. */
        public T get() {
            return await(future);
        }

        @Override
        public void close() {
            future.cancel(true);
        }
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
}
