/** Acts that set a state at a network: following, reposting, liking. What an account did through us stands in a ledger. */
@NullMarked
package crm.social.core.act;

import org.jspecify.annotations.NullMarked;
