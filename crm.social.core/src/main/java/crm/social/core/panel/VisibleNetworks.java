package crm.social.core.panel;

import crm.host.api.Caller;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.SocialNetworks;
import crm.social.api.TextMeasure;
import crm.social.api.provider.SocialProvider.Descriptor;
import crm.social.core.Access;
import crm.social.core.Digest;
import crm.social.core.InstalledNetworks;
import crm.social.core.account.OrganisationConnections;
import crm.social.core.account.OwnConnections;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The networks as users see them: those that are not set up yet are shown to administrators only. */
@Component(service = SocialNetworks.class)
public final class VisibleNetworks implements SocialNetworks {
    private static final int LONGEST = 25_000;

    private final InstalledNetworks networks;
    private final Access access;
    private final OwnConnections connections;
    private final OrganisationConnections organisations;

    @Activate
    public VisibleNetworks(
            @Reference InstalledNetworks networks,
            @Reference Access access,
            @Reference OwnConnections connections,
            @Reference OrganisationConnections organisations) {
        this.networks = networks;
        this.access = access;
        this.connections = connections;
        this.organisations = organisations;
    }

    @Override
    public List<Network> installed(Caller caller) {
        access.require(caller);
        boolean administrator = access.administrator(caller);
        return networks.ids().stream()
                .flatMap(id -> shown(caller, id, administrator).stream())
                .sorted(Comparator.comparingInt(Network::order).thenComparing(Network::id))
                .toList();
    }

    /** A network that goes at this very moment is left out. */
    private Optional<Network> shown(Caller caller, String id, boolean administrator) {
        try {
            Descriptor descriptor = networks.descriptor(id);
            return descriptor.missing() == null || administrator
                    ? Optional.of(network(caller, id, descriptor))
                    : Optional.empty();
        } catch (SocialException e) {
            if (e.kind() == Kind.UNAVAILABLE) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Network network(Caller caller, String id, Descriptor descriptor) {
        return new Network(
                id,
                descriptor.name(),
                descriptor.order(),
                Digest.of(descriptor.icon()).substring(0, 16),
                descriptor.missing() == null,
                descriptor.missing(),
                networks.capabilities(id),
                descriptor.textRules(),
                descriptor.handlePrefix(),
                descriptor.handleExample(),
                descriptor.accessPage(),
                connections.shown(caller.userId(), id).orElse(null),
                organisations.actedBy(caller, id).map(connections::shown).orElse(null));
    }

    @Override
    public byte[] icon(Caller caller, String network) {
        access.require(caller);
        return networks.descriptor(network).icon().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public TextMeasure measure(Caller caller, String network, String text) {
        access.require(caller);
        if (text.length() > LONGEST) {
            throw new SocialException(Kind.INVALID, "a text has at most 25,000 characters");
        }
        return networks.call(network, one -> one.network().measure(text));
    }
}
