/** Leads and contacts from CSV files: kept whole first, then worked off. */
@NullMarked
package crm.host.imports;

import org.jspecify.annotations.NullMarked;
