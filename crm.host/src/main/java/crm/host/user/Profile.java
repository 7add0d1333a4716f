package crm.host.user;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A permission profile.
 *
 * @param system {@value #ADMINISTRATOR} or {@value #STANDARD} for the two that cannot be changed; null for custom ones
 * @param name empty for system profiles, which pages name
 * @param grants the permissions ticked, those of absent extensions included; not used for system profiles
 */
public record Profile(
        String id, long version, @Nullable String system, String name, String description, Set<String> grants) {
    /** Id and kind of the system profile 管理者. */
    public static final String ADMINISTRATOR = "administrator";

    /** Id and kind of the system profile 標準. */
    public static final String STANDARD = "standard";

    public Profile {
        grants = Set.copyOf(grants);
    }

    /** Whether users with this profile have what the extension offers. */
    public boolean grants(PermissionOffer offer) {
        if (system == null) {
            return grants.contains(offer.id());
        }
        return system.equals(ADMINISTRATOR) ? offer.administrator() : offer.standard();
    }
}
