package crm.social.core;

import crm.store.Retry;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kinds of work that outlive a request. Their names stand in the store: they never change. */
public enum CoreJob {
    /** Tells the host what a record's handle field and timeline shall hold. Key: {@code type/id}. */
    TELL_HOST("core.tell-host", new Retry(10_000, Duration.ofSeconds(1), Duration.ofMinutes(1)), null),
    /** Tells the host what was left over when a node went down at a bad moment. */
    SWEEP_ERRANDS("core.sweep-errands", Retry.never(), Duration.ofMinutes(1)),
    /** Reads the host's feed of records, should nobody have been woken. */
    FOLLOW_RECORDS("core.follow-records", Retry.never(), Duration.ofSeconds(5)),
    /**
     * Holds a record's fields against its links, where what the feed told of them may have been left aside for nothing. Key: {@code type/id/} and anything;
     * data: who saved it, or empty.
     */
    LOOK_AGAIN("core.look-again", new Retry(10_000, Duration.ofSeconds(1), Duration.ofMinutes(1)), null),
    /** Finds out whom the handles in records' fields name. Key: anything; data: the network. */
    RESOLVE_HANDLES("core.resolve-handles", new Retry(10_000, Duration.ofSeconds(1), Duration.ofMinutes(1)), null),
    /** Takes up handles that waited for a time, a permission or a sign-in. */
    SWEEP_HANDLES("core.sweep-handles", Retry.never(), Duration.ofSeconds(5)),
    /** Removes the links of a batch, or puts them back. Key: the batch's id; for putting back with {@code /undo} behind it. */
    LINK_BATCH("core.link-batch", new Retry(10_000, Duration.ofSeconds(1), Duration.ofMinutes(1)), null),
    /** Throws away batches that nobody can take back any more. */
    PURGE_BATCHES("core.purge-batches", Retry.never(), Duration.ofMinutes(10)),
    /** Tells a network that a grant is not used any more. Key: the revocation's id. */
    REVOKE("core.revoke", new Retry(100, Duration.ofSeconds(5), Duration.ofMinutes(10)), null),
    /** Ends the connections of people who are no users any more. */
    END_CONNECTIONS("core.end-connections", Retry.never(), Duration.ofMinutes(1)),
    /** Writes what was learned about somebody to all links to them. Key: network and subject. */
    LEARN("core.learn", new Retry(100, Duration.ofSeconds(1), Duration.ofMinutes(1)), null),
    /** Finds out what became of a publication. Key: the publication's id. */
    SETTLE("core.settle", new Retry(10_000, Duration.ofSeconds(5), Duration.ofMinutes(1)), null),
    /** Looks for publications that nobody looks after. */
    SWEEP_PUBLICATIONS("core.sweep-publications", Retry.never(), Duration.ofMinutes(1)),
    /** Reads the organisation's mentions. Key: its connection's id; data: the network. */
    READ_MENTIONS("core.read-mentions", new Retry(10_000, Duration.ofSeconds(5), Duration.ofMinutes(5)), null),
    /** Reads what linked people say. Key and data as above. */
    READ_AUTHORS("core.read-authors", new Retry(10_000, Duration.ofSeconds(5), Duration.ofMinutes(5)), null),
    /** Gives each of the organisation's connections the jobs above. */
    SWEEP_INBOX("core.sweep-inbox", Retry.never(), Duration.ofSeconds(30)),
    /** Tells pages of columns that changed a moment ago. Key: the connection's id, a slash and the time. */
    TELL_INBOX("core.tell-inbox", new Retry(100, Duration.ofSeconds(1), Duration.ofMinutes(1)), null),
    /** Moves what stands in the inbox after its links, should nobody have been woken. */
    FOLLOW_LINKS("core.follow-links", Retry.never(), Duration.ofSeconds(5)),
    /** Reads the host's feed of records for the inbox, should nobody have been woken. */
    FOLLOW_STANDINGS("core.follow-standings", Retry.never(), Duration.ofSeconds(5)),
    /** Throws away what stood in the inbox long enough. */
    PURGE_INBOX("core.purge-inbox", Retry.never(), Duration.ofMinutes(1)),
    /** Finds out what became of an act that sets a state. Key: the id of its row in the ledger. */
    SETTLE_ACTS("core.settle-acts", new Retry(10_000, Duration.ofSeconds(5), Duration.ofMinutes(1)), null),
    /** Looks for acts that nobody looks after, and throws away what counts moved by. */
    SWEEP_ACTS("core.sweep-acts", Retry.never(), Duration.ofMinutes(1)),
    /** Throws away flows that ended or expired. */
    PURGE_FLOWS("core.purge-flows", Retry.never(), Duration.ofMinutes(10)),
    /** Throws away what nobody can undo any more. */
    PURGE_UNDOS("core.purge-undos", Retry.never(), Duration.ofMinutes(10)),
    /** Throws away pictures that were kept long enough. */
    PURGE_PICTURES("core.purge-pictures", Retry.never(), Duration.ofMinutes(10)),
    /** Lets new keys seal, and seals anew what old ones sealed. */
    CARE_FOR_KEYS("core.care-for-keys", Retry.never(), Duration.ofSeconds(10));

    private final String id;
    private final Retry retry;
    private final @Nullable Duration pause;

    CoreJob(String id, Retry retry, @Nullable Duration pause) {
        this.id = id;
        this.retry = retry;
        this.pause = pause;
    }

    String id() {
        return id;
    }

    Retry retry() {
        return retry;
    }

    /** How often it is done by itself; empty for jobs that somebody schedules. */
    Optional<Duration> pause() {
        return Optional.ofNullable(pause);
    }
}
