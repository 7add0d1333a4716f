/** The first start: the demo's users and records, or the token with which the first administrator registers. */
@NullMarked
package crm.host.start;

import org.jspecify.annotations.NullMarked;
