package crm.host.api;

import org.osgi.annotation.versioning.ProviderType;

/** Answers what a user may do. */
@ProviderType
public interface Permissions {
    /**
     * Whether the user has the permission now. False for users that are unknown or deactivated, and for permissions that nobody registers. Answers
     * from memory and may be asked for each call; a change made on any node is seen within a second.
     */
    boolean allowed(String userId, String permissionId);
}
