/**
 * The Social tab: references to what linked people say and to what speaks of the organisation, in columns. What others wrote is read again when somebody
 * looks. Everything that changes what stands in the inbox takes its turn ({@code Turn}), so that links, standings and arrivals are seen one after the other.
 */
@NullMarked
package crm.social.core.inbox;

import org.jspecify.annotations.NullMarked;
