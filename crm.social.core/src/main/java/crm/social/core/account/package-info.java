/** Accounts with their grants, the users' connections to them, and signing in. */
@NullMarked
package crm.social.core.account;

import org.jspecify.annotations.NullMarked;
