/**
 * Social networks for a CRM: the words everybody shares, and the services for callers such as the REST interface.
 *
 * <p>A <em>network</em> is X, Bluesky, Mastodon; a <em>provider</em> the bundle that speaks to it; an <em>account</em> somebody's account at a network
 * for which we may act; a <em>connection</em> a CRM user's right to act through an account; a <em>grant</em> what the network gave for that;
 * a <em>link</em> joins a record of the CRM and a profile.
 *
 * <p>Services may be called from any thread; they may wait for the network, for at most ten seconds. Each of them checks the permission
 * {@value crm.social.api.SocialPermission#USE} of its caller first and throws {@link crm.social.api.SocialException}, whose kind says what went wrong.
 */
@Export
@Version("1.0.0")
@NullMarked
package crm.social.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
