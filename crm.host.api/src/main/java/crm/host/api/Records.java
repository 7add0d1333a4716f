package crm.host.api;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Reads leads and contacts, makes leads and sets social handles. */
@ProviderType
public interface Records {
    /** The record, if it exists and is a lead or contact; for jobs that act for nobody in particular. */
    Optional<CrmRecord> find(RecordRef ref);

    /** The record, if this user may see it. A record that the user may not see is as absent as one that does not exist. */
    Optional<CrmRecord> find(RecordRef ref, String userId);

    /**
     * Those of some records that this user may see, each as {@link #find(RecordRef, String)} says. A host that can answers all of them with one look.
     *
     * @param refs leads and contacts, at most 1,000
     */
    default Set<RecordRef> visible(Collection<RecordRef> refs, String userId) {
        return refs.stream().filter(ref -> find(ref, userId).isPresent()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Sets or clears the handle of a record at a network. Idempotent: a repeated command answers {@link HandleOutcome#SET} again. The record's timeline is
     * silent about it: who writes tells there what it means, with {@link Timeline#add}.
     *
     * @param expected the value that the caller believes to be there; null for none
     * @param value the new value; null clears it
     * @param origin who writes, such as {@code crm.social}; stands in the change feed, so that a writer knows its own change again
     * @param userId on whose behalf, or null for nobody's
     */
    HandleOutcome setHandle(
            RecordRef ref,
            String network,
            @Nullable String expected,
            @Nullable String value,
            String origin,
            @Nullable String userId);

    /**
     * Makes a lead that the user owns. Idempotent for 30 days: the same key answers the lead that it made, or the contact which that became; one that was
     * deleted since is not made again, and answered as it was made. The record's timeline tells that it was made.
     *
     * @param key 16 to 128 letters, digits, {@code _} and {@code -}, made by whoever asks for this one lead
     * @param origin who writes, as above
     * @throws IllegalArgumentException where a value is longer than the host takes or holds control characters, or the family name is empty
     */
    CrmRecord create(NewLead lead, String key, String origin, String userId);

    /** How a handle command ended. */
    enum HandleOutcome {
        /** The record holds the new value. */
        SET,
        /** The record holds neither the expected nor the new value: somebody else was quicker. */
        CONFLICT,
        /** There is no such record any more. */
        GONE
    }
}
