package crm.social.api;

import crm.host.api.Caller;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The organisation's connection at each network: set up by an administrator who signs in with the company's account, used by those on its list. It
 * feeds the Social tab.
 */
@ProviderType
public interface Organisations {
    /** The organisation at each network that offers signing in, as the caller sees it. */
    List<Organisation> all(Caller caller);

    /**
     * Sets who may act as the organisation. Administrators only.
     *
     * @param expectedVersion the version that the caller saw; {@link SocialException.Kind#CONFLICT} where it is another
     */
    Organisation setActors(Caller caller, String network, List<String> userIds, long expectedVersion);

    /** Ends the organisation's connection. Administrators only. The Social tab keeps nothing of it. */
    Connections.Disconnected end(Caller caller, String network, long expectedVersion);

    /**
     * The organisation at a network.
     *
     * @param connection the account that acts; null while nobody has set it up
     * @param setUpBy name of the administrator who did; empty for none
     * @param mayActAs whether the caller is on the list
     * @param mayChange whether the caller may set it up, change and end it
     * @param actors who is on the list; for those who may change it, else empty
     * @param version counts the changes
     */
    record Organisation(
            String network,
            Connections.@Nullable Connection connection,
            String setUpBy,
            @Nullable Instant since,
            boolean mayActAs,
            boolean mayChange,
            List<Actor> actors,
            long version) {
        public Organisation {
            actors = List.copyOf(actors);
        }
    }

    /**
     * Somebody who may act as the organisation.
     *
     * @param name empty for a user who is not there any more
     */
    record Actor(String userId, String name) {}
}
