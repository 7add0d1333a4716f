/**
 * What a network implements.
 *
 * <p>A network is one DS component, registered under {@link crm.social.api.provider.SocialProvider} and those capability interfaces that it has, with
 * {@link crm.social.api.provider.SocialNetwork}. An interface that is not there is a capability that is not there; nobody throws "unsupported". Values are
 * records of {@code crm.social.api}; nothing that a provider returns or throws holds a class of its own. Calls come from many threads at once and
 * wait for the network, for at most the time-out of the client that {@code crm.social.http} made. A provider sees no user, no record and no store,
 * starts no thread and keeps nothing on the caller's.
 *
 * <p>All methods throw {@link crm.social.api.SocialException} with a kind of its table; whatever else is thrown counts as a defect and is answered as
 * {@link crm.social.api.SocialException.Kind#NETWORK_DOWN}.
 */
@Export
@Version("1.0.0")
@NullMarked
package crm.social.api.provider;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
