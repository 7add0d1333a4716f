/** Finding the profiles that may belong to a record, and saying why. */
@NullMarked
package crm.social.core.candidate;

import org.jspecify.annotations.NullMarked;
