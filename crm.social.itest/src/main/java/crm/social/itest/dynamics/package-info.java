/** Bundles come, change and go while everything runs. */
@NullMarked
package crm.social.itest.dynamics;

import org.jspecify.annotations.NullMarked;
