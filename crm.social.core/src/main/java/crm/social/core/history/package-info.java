/** What was done here with a record's profiles. */
@NullMarked
package crm.social.core.history;

import org.jspecify.annotations.NullMarked;
