package crm.social.api;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's profile at a network.
 *
 * @param key who it is
 * @param handle the present handle as the network writes it, without the leading {@code @}
 * @param name the name shown
 * @param bio self-description
 * @param place as typed by the person; empty for none
 * @param site the person's web address as an absolute http or https address, or null
 * @param siteLabel how the address is shown; empty for none
 * @param picture from a provider: the network's address of the picture; from a service: a path on our own origin; null for none
 * @param banner likewise, of the wide picture behind the profile
 * @param counts followers and so on
 * @param marks what else is to be known at a glance
 * @param relation how the viewer's account and this one stand to each other; empty where the viewer has no account
 * @param since when the account was made, if known
 * @param href the profile's page at the network
 */
public record Profile(
        SubjectKey key,
        String handle,
        String name,
        RichText bio,
        String place,
        @Nullable URI site,
        String siteLabel,
        @Nullable URI picture,
        @Nullable URI banner,
        Counts counts,
        Set<Mark> marks,
        Set<Relation> relation,
        @Nullable Instant since,
        URI href) {
    public Profile {
        marks = Set.copyOf(marks);
        relation = Set.copyOf(relation);
    }

    /** The same profile with other pictures. */
    public Profile withPictures(@Nullable URI picture, @Nullable URI banner) {
        return new Profile(
                key, handle, name, bio, place, site, siteLabel, picture, banner, counts, marks, relation, since, href);
    }

    /** How many; -1 where the network does not tell. */
    public record Counts(long followers, long following, long posts) {}

    /** Something to be known at a glance. */
    public enum Mark {
        VERIFIED,
        VERIFIED_ORGANISATION,
        VERIFIED_GOVERNMENT,
        PROTECTED,
        PARODY,
        AUTOMATED
    }

    /** One side of how two accounts stand to each other, seen from the viewer's. */
    public enum Relation {
        FOLLOWING,
        FOLLOWED_BY,
        FOLLOW_REQUESTED,
        BLOCKING,
        BLOCKED_BY,
        MUTING
    }
}
