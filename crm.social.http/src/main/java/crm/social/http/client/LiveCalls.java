package crm.social.http.client;

import crm.social.http.NotSentException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A client's calls until their bodies are read, which is longer than OkHttp's dispatcher knows of them, and whether
 * there may be more.
 */
final class LiveCalls {
    private final String network;
    private final Set<Attempt> live = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    LiveCalls(String network) {
        this.network = network;
    }

    boolean closed() {
        return closed;
    }

    /** After this, either {@link #close()} finds the call or it has failed here. */
    void began(Attempt attempt) throws NotSentException {
        live.add(attempt);
        if (closed) {
            live.remove(attempt);
            throw new NotSentException("the client of " + network + " is closed");
        }
    }

    void ended(Attempt attempt) {
        live.remove(attempt);
    }

    void close() {
        closed = true;
        live.forEach(Attempt::cancelCall);
    }
}
