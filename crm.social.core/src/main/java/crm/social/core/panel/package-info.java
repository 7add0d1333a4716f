/** What pages see: the networks, and what a record's popup shows. */
@NullMarked
package crm.social.core.panel;

import org.jspecify.annotations.NullMarked;
