/**
 * A program of its own: copies the stores while the product uses them, and puts copies back. Needs nothing but this jar and the two drivers; works on
 * whatever stores there are and knows nothing of what is in them.
 */
@NullMarked
package crm.store.backup;

import org.jspecify.annotations.NullMarked;
