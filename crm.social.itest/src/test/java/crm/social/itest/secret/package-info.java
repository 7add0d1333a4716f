/** Known secrets, and the search for them in all that the product leaves behind. */
@NullMarked
package crm.social.itest.secret;

import org.jspecify.annotations.NullMarked;
