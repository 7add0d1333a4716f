/** Measures the built product: a small house and a big one side by side. A program of its own, no bundle. */
@NullMarked
package crm.social.bench;

import org.jspecify.annotations.NullMarked;
