/** What pages get beyond records: contributions, messages, events. */
@NullMarked
package crm.host.ui;

import org.jspecify.annotations.NullMarked;
