/** What core tells the operator: networks, keys, and how many connections and links there are; and the operator's commands. */
@NullMarked
package crm.social.core.watch;

import org.jspecify.annotations.NullMarked;
