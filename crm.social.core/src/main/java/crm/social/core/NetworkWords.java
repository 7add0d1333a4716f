package crm.social.core;

import crm.social.api.SocialException;
import crm.social.api.provider.SocialProvider.Descriptor;

/** How a network is called, and what stands before its handles. */
public record NetworkWords(String name, String prefix) {
    /** A network's words; those of one that is gone as most have them, for a link can be ended without it. */
    public static NetworkWords of(InstalledNetworks networks, String network) {
        try {
            Descriptor descriptor = networks.descriptor(network);
            return new NetworkWords(descriptor.name(), descriptor.handlePrefix());
        } catch (SocialException e) {
            return new NetworkWords(network, "@");
        }
    }

    /** A handle as the network's people write it, and as a record's field holds it. */
    public String handle(String handle) {
        return prefix + handle;
    }
}
