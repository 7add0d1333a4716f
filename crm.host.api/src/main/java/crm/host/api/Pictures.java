package crm.host.api;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The pictures of leads and contacts. The host decodes and encodes again what it is given, and tells each change on the record's timeline. */
@ProviderType
public interface Pictures {
    /**
     * Sets a record's picture. Idempotent: the same picture from the same source, as of whatever time, changes nothing.
     *
     * @param bytes PNG or JPEG, at most 5 MiB and 25 million pixels
     * @param userId on whose behalf
     * @return takes it back with {@link #undo}; empty where the record is gone
     * @throws IllegalArgumentException for bytes that are no such picture
     */
    Optional<String> set(RecordRef record, byte[] bytes, Source source, String userId);

    /**
     * Puts back what was there before the change, source and all, within ten minutes and as long as nobody has changed the picture since. Idempotent: repeated
     * it answers {@link UndoOutcome#UNDONE} again.
     */
    UndoOutcome undo(RecordRef record, String undo, String userId);

    /** How taking back ended. */
    enum UndoOutcome {
        UNDONE,
        /** Somebody has changed the picture since. */
        CONFLICT,
        /** Too late, or no such change. */
        GONE
    }

    /**
     * Where a picture is from.
     *
     * @param name what a person calls it, such as {@code Twitter}
     * @param label whose it is there, such as {@code @hanako_sato}
     * @param href where it can be seen, or null
     * @param at as of when
     */
    record Source(String name, String label, @Nullable String href, Instant at) {}
}
