package crm.social.http.client;

import crm.social.http.ForbiddenAddressException;
import crm.social.http.NotSentException;
import crm.social.http.ResponseTooLargeException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way: how far it came, and its limit of time. OkHttp's own limit is not used, as its exception hides
 * whether the request was sent.
 */
final class Attempt extends AsyncTimeout {
    private final Call call;
    private final String host;
    private final LiveCalls live;
    private final long started = System.nanoTime();

    private boolean running;
    private volatile boolean expired;
    private volatile boolean sent;
    private long packedBytes;

    Attempt(Call call, String host, LiveCalls live) {
        this.call = call;
        this.host = host;
        this.live = live;
    }

    /** Starts the clock. */
    synchronized void start(Duration limit) {
        timeout(limit.toNanos(), TimeUnit.NANOSECONDS);
        running = true;
        enter();
    }

    /** The call is over; may be said again. */
    void end() {
        boolean first;
        synchronized (this) {
            first = running;
            running = false;
        }
        if (first) {
            exit();
        }
        live.ended(this);
    }

    void cancelCall() {
        call.cancel();
    }

    @Override
    protected void timedOut() {
        expired = true;
        call.cancel();
    }

    /** From now on the network may have the request. */
    void sent() {
        sent = true;
    }

    void packed(long bytes) {
        packedBytes += bytes;
    }

    long packed() {
        return packedBytes;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    Outcome outcome(IOException told) {
        if (told instanceof ForbiddenAddressException) {
            return Outcome.FORBIDDEN;
        }
        if (told instanceof ResponseTooLargeException) {
            return Outcome.TOO_LARGE;
        }
        if (call.isCanceled() && !expired) {
            return Outcome.CANCELLED;
        }
        if (!sent) {
            return Outcome.NOT_SENT;
        }
        return told instanceof InterruptedIOException ? Outcome.TIMEOUT : Outcome.LOST;
    }

    /** What the caller is told: whether the network may have the request is in the type. */
    IOException told(IOException failure) {
        if (failure instanceof ResponseTooLargeException) {
            return failure;
        }
        if (sent) {
            return expired ? timeout(failure) : failure;
        }
        ForbiddenAddressException forbidden = forbidden(failure);
        if (forbidden != null) {
            return forbidden;
        }
        if (failure instanceof NotSentException) {
            return failure;
        }
        return new NotSentException(host + " was not reached: " + reason(failure), failure);
    }

    private String reason(IOException failure) {
        return expired ? "no connection in time" : failure.getClass().getSimpleName();
    }

    private IOException timeout(IOException failure) {
        InterruptedIOException timeout = new InterruptedIOException(host + " did not answer in time");
        timeout.initCause(failure);
        return timeout;
    }

    /** OkHttp hangs one address's failure on another's, and a Dns can only throw its one kind. */
    private static @Nullable ForbiddenAddressException forbidden(Throwable failure) {
        if (failure instanceof ForbiddenAddressException found) {
            return found;
        }
        ForbiddenAddressException found = failure.getCause() == null ? null : forbidden(failure.getCause());
        for (Throwable other : failure.getSuppressed()) {
            found = found == null ? forbidden(other) : found;
        }
        return found;
    }
}
