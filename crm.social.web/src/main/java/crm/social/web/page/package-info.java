/** What stands on the host's pages, and the window in which somebody signs in at a network. */
@NullMarked
package crm.social.web.page;

import org.jspecify.annotations.NullMarked;
