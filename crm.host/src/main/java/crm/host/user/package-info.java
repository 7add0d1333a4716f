/** Users, profiles, permissions, passwords and sessions. */
@NullMarked
package crm.host.user;

import org.jspecify.annotations.NullMarked;
