/** A bundle of the tests in a server of its own: it tells what state bundles and components are in. */
@NullMarked
package crm.social.itest.observer;

import org.jspecify.annotations.NullMarked;
