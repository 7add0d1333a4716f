/** The resources below /crm/api: they parse, ask and answer. */
@NullMarked
package crm.host.rest;

import org.jspecify.annotations.NullMarked;
