package crm.host;

import crm.store.Retry;
import java.time.Duration;

/** Kinds of work of the host that outlive a request. Their names stand in the store: they never change. */
public enum HostJob {
    /** Works off the rows of a file. Key: the import's id. */
    IMPORT("host.import", new Retry(10_000, Duration.ofSeconds(1), Duration.ofMinutes(1))),

    /** Gives the records of a deleted user to somebody else. Key: the user's id. */
    LEGACY("host.legacy", new Retry(10_000, Duration.ofSeconds(1), Duration.ofMinutes(1)));

    private final String id;
    private final Retry retry;

    HostJob(String id, Retry retry) {
        this.id = id;
        this.retry = retry;
    }

    String id() {
        return id;
    }

    Retry retry() {
        return retry;
    }
}
