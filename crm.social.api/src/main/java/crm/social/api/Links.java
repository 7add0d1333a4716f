package crm.social.api;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Joins records and profiles. At most one profile of a network is linked to a record. */
@ProviderType
public interface Links {
    /**
     * Links a profile to a record; replaces a link that is there. Fills the record's handle field.
     *
     * @param target whom to link
     * @param basis on what grounds
     * @param expectedVersion version of the link that the caller saw, 0 for none; {@link SocialException.Kind#CONFLICT} where it is another
     */
    Change link(Caller caller, RecordRef record, String network, Target target, Basis basis, long expectedVersion);

    /** Removes the link and clears the record's handle field. {@link SocialException.Kind#NOT_FOUND} where there is none. */
    Change unlink(Caller caller, RecordRef record, String network, long expectedVersion);

    /** Takes back a change of the last ten minutes, as long as the link is as that change left it. */
    Change undo(Caller caller, RecordRef record, String network, String undo);

    /** Whom to link: one of the two is given. */
    record Target(@Nullable String subject, @Nullable String handle) {
        public Target {
            if ((subject == null) == (handle == null)) {
                throw new IllegalArgumentException("either a subject or a handle");
            }
        }
    }

    /** On what grounds a link was made. */
    enum Basis {
        /** Chosen from the candidates. */
        CANDIDATE,
        /** The user knew the user name. */
        HANDLE,
        /** The record's handle field held it. */
        FIELD
    }

    /** How the linked account stands, as far as known. */
    enum State {
        ACTIVE,
        PROTECTED,
        SUSPENDED,
        DELETED
    }

    /**
     * A link.
     *
     * @param version counts the changes to this record's link at this network
     * @param handle the handle last seen
     */
    record Link(
            RecordRef record,
            SubjectKey profile,
            String handle,
            State state,
            Basis basis,
            String linkedBy,
            Instant linkedAt,
            long version) {}

    /**
     * What a record's handle field holds while it is nobody's link.
     *
     * @param value as typed
     * @param reason why it waits although somebody could ask the network, or null
     * @param savedBy who typed it
     * @param savedByName their name; empty where they are not there any more
     * @param since when they did
     * @param retryAt when the network is asked next; null where nobody asks before something changes
     */
    record Waiting(
            String value,
            State state,
            SocialException.@Nullable Kind reason,
            String savedBy,
            String savedByName,
            Instant since,
            @Nullable Instant retryAt) {
        /** How it stands. */
        public enum State {
            /** It will be asked for: at once, or when the reason for waiting is over. */
            WAITING,
            /** Who typed it lacks the permission; it is asked for once they have it. */
            NO_PERMISSION,
            /** Nobody can look for whom typed it; it is asked for once they sign in. */
            NO_VIEWER,
            /** The network knows nobody of this name. */
            NOBODY,
            /** The network suspended the account. */
            SUSPENDED,
            /** It cannot be a name at this network. */
            INVALID
        }
    }

    /**
     * What a change left.
     *
     * @param link the link now, or null for none
     * @param version the version to expect next
     * @param undo takes it back; valid for ten minutes
     */
    record Change(@Nullable Link link, long version, String undo) {}
}
