/** What all parts of the reference CRM share: its settings, its store, its first start, its problems. */
@NullMarked
package crm.host;

import org.jspecify.annotations.NullMarked;
