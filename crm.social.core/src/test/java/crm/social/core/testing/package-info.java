/** A network and a host in memory, and a whole core on a real store, for the tests of this bundle. */
@NullMarked
package crm.social.core.testing;

import org.jspecify.annotations.NullMarked;
