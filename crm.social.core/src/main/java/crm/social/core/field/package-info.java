/** What people type into a record's handle field: read from the host's feed, looked up at the network, linked or kept with the reason why not. */
@NullMarked
package crm.social.core.field;

import org.jspecify.annotations.NullMarked;
