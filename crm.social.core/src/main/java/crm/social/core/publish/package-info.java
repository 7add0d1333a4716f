/** Saying something at a network: decided first, sent once. */
@NullMarked
package crm.social.core.publish;

import org.jspecify.annotations.NullMarked;
