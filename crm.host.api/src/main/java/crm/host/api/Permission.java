package crm.host.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A permission that an extension brings. Register a service of this type with the properties of {@link PermissionDefinition}; the host draws a box
 * for it in the section 一般的な権限 of custom profiles and stores the grants, which are kept when the service goes. A permission that is not
 * registered is denied to everybody.
 */
@ConsumerType
public interface Permission {}
