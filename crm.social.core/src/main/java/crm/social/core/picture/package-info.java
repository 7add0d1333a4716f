/** Pictures of others under addresses of our own. */
@NullMarked
package crm.social.core.picture;

import org.jspecify.annotations.NullMarked;
