/** The resources below {@code /social/api}, and how failures are told. */
@NullMarked
package crm.social.web.rest;

import org.jspecify.annotations.NullMarked;
