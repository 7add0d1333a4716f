package crm.social.permissions;

import crm.host.api.Permission;
import crm.host.api.PermissionDefinition;
import org.osgi.service.component.annotations.Component;

/** ソーシャル連携: always on for administrators and standard users, off in every other profile until an administrator turns it on. */
@Component
@PermissionDefinition(id = "crm.social.use", label = "%use.label", description = "%use.description")
public final class UseSocialNetworks implements Permission {}
