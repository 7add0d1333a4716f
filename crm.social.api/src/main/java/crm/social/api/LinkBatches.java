package crm.social.api;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Ends many links at once, as one batch that can be taken back as a whole. A batch is kept before it is answered, goes on after a crash, and belongs
 * to who began it: to others it is {@link SocialException.Kind#NOT_FOUND}.
 */
@ProviderType
public interface LinkBatches {
    /** A batch has no more records than this. */
    int MOST_RECORDS = 10_000;

    /**
     * Begins to remove the links of records at a network and to clear their handle fields. Records without a link, and those that the caller may not
     * see, are passed over. The same key answers the same batch again without beginning anything.
     *
     * @param records leads and contacts, 1 to {@value #MOST_RECORDS}
     * @param key made by the page for one press of the button: 16 to 128 letters, digits, {@code _} and {@code -}; with other records it is
     *     {@link SocialException.Kind#CONFLICT}
     */
    Batch unlink(Caller caller, String network, List<RecordRef> records, String key);

    /** How a batch stands. */
    Batch find(Caller caller, String id);

    /**
     * Begins to put the batch's links back, each as long as nobody has changed that link since; a batch that is still running ends there.
     * {@link SocialException.Kind#NOT_FOUND} after {@link Batch#undoUntil}. Who asks twice has begun once.
     */
    Batch undo(Caller caller, String id);

    /** How a batch can stand. */
    enum State {
        /** Links are being removed. */
        RUNNING,
        /** All records were worked off. */
        DONE,
        /** Links are being put back. */
        UNDOING,
        /** All that could be put back is back. */
        UNDONE
    }

    /**
     * A batch.
     *
     * @param records how many it has
     * @param done how many of them were worked off
     * @param unlinked how many links were removed
     * @param restored how many of those were put back
     * @param kept how many of those somebody has changed since, so that they stay as they are
     * @param undoUntil until when it can be taken back
     */
    record Batch(
            String id,
            String network,
            State state,
            int records,
            int done,
            int unlinked,
            int restored,
            int kept,
            Instant at,
            Instant undoUntil) {}
}
