package crm.social.http;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes the clients through which a provider speaks to its network. Nothing else in the product opens a connection
 * to the world.
 *
 * <p>A provider opens one client when it is activated and closes it when it is deactivated. Clients that its bundle
 * leaves open are closed when the bundle stops using this service. All threads may call.
 */
@ProviderType
public interface OutboundHttp {

    /**
     * Opens a client with its own connections and threads. This opens no connection yet.
     *
     * @throws IllegalStateException after this bundle was stopped
     */
    NetworkClient open(ClientSpec spec);
}
