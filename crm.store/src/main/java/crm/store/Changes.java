package crm.store;

import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What {@link Tx#changed} announced, on all nodes, in the order of the commits: whoever has read up to a position will
 * never meet a change before it. Entries are kept for 7 days, and longer while a named reader has not acknowledged
 * them; a reader that was silent for 30 days is forgotten.
 */
@ProviderType
public interface Changes {

    /**
     * Calls the listener for every change from now on whose topic starts with the prefix: in order, one at a time, on
     * a thread of the store, at once for this node's own and within 300 ms for other nodes'. A listener that throws gets
     * the same change again, after pauses from 250 ms to 30 s, before any later one; the first failure is logged. A
     * change that it still refuses after a minute is passed over, with an error in the log. Listeners
     * therefore bear to be told twice. Others do not notice, and a slow one delays only itself.
     *
     * @param topicPrefix empty for all
     */
    Subscription subscribe(String topicPrefix, Consumer<Change> listener);

    /**
     * As above, beginning after a remembered position. Who keeps a copy of what is stored asks for the {@link #position}
     * first, then reads, then listens from there: what is committed between the two is met rather than missed.
     */
    Subscription subscribe(String topicPrefix, long after, Consumer<Change> listener);

    /** The newest position; 0 before the first change. */
    long position();

    /**
     * The next changes after a position, oldest first.
     *
     * @param limit 1 to 10,000
     */
    List<Change> after(long position, String topicPrefix, int limit);

    /**
     * The position after which nothing has been thrown away yet. A reader that stands before it has missed something
     * and compares everything once.
     */
    long horizon();

    /** Where a named reader stands; 0 if it never acknowledged anything. */
    long acknowledged(String reader);

    /** Remembers how far a named reader has come, so that the rest is kept for it; never goes back. */
    void acknowledge(Tx tx, String reader, long position);
}
