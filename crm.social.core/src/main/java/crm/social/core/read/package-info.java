/** Reading networks, and what is kept of it for how long. */
@NullMarked
package crm.social.core.read;

import org.jspecify.annotations.NullMarked;
