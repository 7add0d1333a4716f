/** The permission ソーシャル連携. While this bundle is away, nobody has it. */
@NullMarked
package crm.social.permissions;

import org.jspecify.annotations.NullMarked;
