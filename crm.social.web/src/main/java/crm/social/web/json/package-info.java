/** How values are written as JSON. */
@NullMarked
package crm.social.web.json;

import org.jspecify.annotations.NullMarked;
