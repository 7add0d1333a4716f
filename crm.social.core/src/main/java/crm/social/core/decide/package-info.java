/** What may be done, decided before it is shown and again before it is done. */
@NullMarked
package crm.social.core.decide;

import org.jspecify.annotations.NullMarked;
