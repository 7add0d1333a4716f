/** Leads, contacts and deals, with handles, pictures and timeline. */
@NullMarked
package crm.host.record;

import org.jspecify.annotations.NullMarked;
