package crm.social.api.provider;

import crm.social.api.Decision;
import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Profile;
import crm.social.api.Profile.Relation;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** Who follows whom. */
@ConsumerType
public interface Relations {
    /**
     * Who follows somebody, in the network's order.
     *
     * @param limit how many at most: 1 to 100; a network may answer more or fewer
     * @throws crm.social.api.SocialException PROTECTED, SUSPENDED, NOT_FOUND where that is so
     */
    Answer<Page<Profile>> followers(Viewer viewer, String subject, int limit, @Nullable PageToken page);

    /** Whom somebody follows, likewise. */
    Answer<Page<Profile>> following(Viewer viewer, String subject, int limit, @Nullable PageToken page);

    /** Whether the network, in the operator's plan, lets this account follow that profile, and no longer follow it. Asks nobody. */
    Decision decideFollow(Viewer.Account viewer, Profile target);

    /**
     * Follows somebody, or no longer; what is so already is no failure.
     *
     * @return FOLLOWING, FOLLOW_REQUESTED where the person has to agree first, or neither
     */
    Answer<Set<Relation>> follow(Viewer.Account viewer, String subject, boolean on);
}
