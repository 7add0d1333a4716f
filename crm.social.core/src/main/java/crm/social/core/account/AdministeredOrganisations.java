package crm.social.core.account;

import crm.host.api.Caller;
import crm.social.api.Connections;
import crm.social.api.Organisations;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.SocialNetworks.Capability;
import crm.social.api.provider.SocialProvider.Descriptor;
import crm.social.core.Access;
import crm.social.core.InstalledNetworks;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The organisation's connections as users see them and administrators keep them. */
@Component(service = Organisations.class)
public final class AdministeredOrganisations implements Organisations {
    private static final int MOST_ACTORS = 1_000;

    private final Access access;
    private final InstalledNetworks networks;
    private final OrganisationConnections organisations;
    private final OwnConnections connections;

    @Activate
    public AdministeredOrganisations(
            @Reference Access access,
            @Reference InstalledNetworks networks,
            @Reference OrganisationConnections organisations,
            @Reference OwnConnections connections) {
        this.access = access;
        this.networks = networks;
        this.organisations = organisations;
        this.connections = connections;
    }

    /** A network that offers signing in. */
    private record Offered(String network, int order) {}

    @Override
    public List<Organisation> all(Caller caller) {
        access.require(caller);
        boolean administrator = access.administrator(caller);
        return networks.ids().stream()
                .flatMap(id -> offered(id, administrator).stream())
                .sorted(Comparator.comparingInt(Offered::order).thenComparing(Offered::network))
                .map(one -> shown(caller, one.network(), administrator))
                .toList();
    }

    /** A network that goes at this very moment is left out; one that is not set up yet administrators see alone. */
    private Optional<Offered> offered(String network, boolean administrator) {
        try {
            Descriptor descriptor = networks.descriptor(network);
            boolean offers = networks.capabilities(network).contains(Capability.SIGN_IN)
                    && (descriptor.missing() == null || administrator);
            return offers ? Optional.of(new Offered(network, descriptor.order())) : Optional.empty();
        } catch (SocialException e) {
            if (e.kind() == Kind.UNAVAILABLE) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Organisation shown(Caller caller, String network, boolean administrator) {
        OrganisationRow row = organisations.row(network);
        String setUpBy = row.setUpBy();
        return new Organisation(
                network,
                row.connection().map(connections::shown).orElse(null),
                setUpBy == null ? "" : access.name(setUpBy),
                row.since(),
                row.connected() != null && organisations.mayAct(caller.userId(), network),
                administrator,
                administrator ? actors(network) : List.of(),
                row.version());
    }

    private List<Actor> actors(String network) {
        return organisations.actors(network).stream()
                .map(user -> new Actor(user, access.name(user)))
                .sorted(Comparator.comparing(Actor::name).thenComparing(Actor::userId))
                .toList();
    }

    @Override
    public Organisation setActors(Caller caller, String network, List<String> userIds, long expectedVersion) {
        access.requireAdministrator(caller);
        List<String> distinct = userIds.stream().distinct().toList();
        if (distinct.size() > MOST_ACTORS) {
            throw new SocialException(Kind.INVALID, "at most 1,000 act as the organisation");
        }
        Set<String> listed = Set.copyOf(organisations.actors(network)); // who left the CRM may stay on the list
        if (!distinct.stream().allMatch(user -> listed.contains(user) || access.known(user))) {
            throw new SocialException(Kind.INVALID, "only users act as the organisation");
        }
        organisations.setActors(caller, network, distinct, expectedVersion);
        return shown(caller, network, true);
    }

    @Override
    public Connections.Disconnected end(Caller caller, String network, long expectedVersion) {
        access.requireAdministrator(caller);
        return organisations.end(caller, network, expectedVersion);
    }
}
