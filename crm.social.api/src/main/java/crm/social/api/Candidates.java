package crm.social.api;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Finds the profiles that may belong to a record. */
@ProviderType
public interface Candidates {
    /**
     * Profiles whose name resembles the record's full name, the likeliest first.
     *
     * @param name another name to look for, or null for the record's own
     * @param page where to go on, or null for the beginning
     */
    Found find(Caller caller, RecordRef record, String network, @Nullable String name, @Nullable PageToken page);

    /** The profile with this handle, typed in any form that the network's addresses have. Nothing is linked. */
    Candidate lookup(Caller caller, RecordRef record, String network, String typed);

    /** How well something agrees. */
    enum Agreement {
        FULL,
        PARTLY,
        NONE
    }

    /** What was compared. */
    enum Aspect {
        NAME,
        COMPANY,
        PLACE
    }

    /** One comparison. */
    record Reason(Aspect aspect, Agreement agreement) {}

    /**
     * A profile that may be the record's person.
     *
     * @param score 0 to 100
     * @param reasons why; an aspect on which either side is silent is left out
     * @param linkedElsewhere names of other records that this profile is linked to
     */
    record Candidate(Profile profile, int score, List<Reason> reasons, List<String> linkedElsewhere) {
        public Candidate {
            reasons = List.copyOf(reasons);
            linkedElsewhere = List.copyOf(linkedElsewhere);
        }
    }

    /**
     * What was found.
     *
     * @param searched the name that the network was asked for; empty where its search takes no form of the name
     */
    record Found(String searched, Page<Candidate> candidates) {}
}
