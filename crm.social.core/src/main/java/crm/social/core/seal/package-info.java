/** Keys outside the database, and what they seal. */
@NullMarked
package crm.social.core.seal;

import org.jspecify.annotations.NullMarked;
