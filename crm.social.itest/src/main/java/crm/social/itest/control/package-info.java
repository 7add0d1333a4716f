/** What a bundle is made of whose class loader stays, or goes, on purpose: the measurement of leaks is tried on it. */
@NullMarked
package crm.social.itest.control;

import org.jspecify.annotations.NullMarked;
