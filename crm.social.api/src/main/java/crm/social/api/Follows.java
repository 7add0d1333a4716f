package crm.social.api;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import crm.social.api.Profile.Relation;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Whom the profile linked to a record follows, who follows it, and following it oneself. */
@ProviderType
public interface Follows {
    /** フォロワー, as the network orders them. Each page costs money where the network charges; none is read unasked. */
    Page<Profile> followers(Caller caller, RecordRef record, String network, @Nullable PageToken page);

    /** フォローしている人, likewise. */
    Page<Profile> following(Caller caller, RecordRef record, String network, @Nullable PageToken page);

    /**
     * Follows the linked profile, or no longer. Sets a state: who asks twice has it done once.
     *
     * @param connectionId the connection that acts: the caller's own, or the organisation's where the caller may act as it
     * @return how the two accounts stand to each other now, as far as this act tells: FOLLOWING, or FOLLOW_REQUESTED where the person has to agree first
     */
    Set<Relation> follow(Caller caller, RecordRef record, String network, String connectionId, boolean on);
}
