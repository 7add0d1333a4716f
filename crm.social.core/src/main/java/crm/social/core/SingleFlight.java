package crm.social.core;

import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Lets threads that want the same thing at the same time share one call. The first one makes it on its own thread; nothing is kept afterwards.
 *
 * @param <K> what is wanted
 * @param <V> what comes of it
 */
public final class SingleFlight<K, V> {
    private final ConcurrentMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();
    private final Duration patience;

    /** @param patience how long somebody waits for another's call */
    public SingleFlight(Duration patience) {
        this.patience = patience;
    }

    /** What comes of the call that is under way, or of this one. */
    public V get(K wanted, Supplier<V> call) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> theirs = flights.putIfAbsent(wanted, mine);
        return theirs == null ? fly(wanted, call, mine) : await(theirs);
    }

    private V fly(K wanted, Supplier<V> call, CompletableFuture<V> flight) {
        try {
            V value = call.get();
            flight.complete(value);
            return value;
        } catch (RuntimeException | Error e) {
            flight.completeExceptionally(e);
            throw e;
        } finally {
            flights.remove(wanted, flight);
        }
    }

    private V await(CompletableFuture<V> flight) {
        try {
            return flight.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SocialException failure) {
                throw failure;
            }
            throw new SocialException(Kind.NETWORK_DOWN, "the shared call failed");
        } catch (TimeoutException e) {
            throw new SocialException(Kind.NETWORK_DOWN, "the shared call takes too long");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SocialException(Kind.UNAVAILABLE, "interrupted");
        }
    }
}
