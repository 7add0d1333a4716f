/** The one filter before everything, the pages, and the files that pages load. */
@NullMarked
package crm.host.web;

import org.jspecify.annotations.NullMarked;
