package crm.social.core.panel;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import crm.social.api.Connections;
import crm.social.api.Conversation;
import crm.social.api.Links.Link;
import crm.social.api.Links.Waiting;
import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Panels;
import crm.social.api.PostRef;
import crm.social.api.ShownPost;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.Access;
import crm.social.core.InstalledNetworks;
import crm.social.core.account.ActingConnections;
import crm.social.core.account.Connected;
import crm.social.core.account.OwnConnections;
import crm.social.core.link.LinkReads;
import crm.social.core.link.LinkReads.Place;
import crm.social.core.panel.Looks.Look;
import crm.social.core.read.ProfileReads;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a record's popup shows. */
@Component(service = Panels.class)
public final class RecordPanels implements Panels {
    private final Access access;
    private final InstalledNetworks networks;
    private final OwnConnections connections;
    private final ActingConnections acting;
    private final LinkReads links;
    private final Looks looks;
    private final Clock clock;

    @Activate
    public RecordPanels(
            @Reference Access access,
            @Reference InstalledNetworks networks,
            @Reference OwnConnections connections,
            @Reference ActingConnections acting,
            @Reference LinkReads links,
            @Reference Looks looks,
            @Reference Clock clock) {
        this.clock = clock;
        this.access = access;
        this.networks = networks;
        this.connections = connections;
        this.acting = acting;
        this.links = links;
        this.looks = looks;
    }

    @Override
    public Panel panel(Caller caller, RecordRef record, String network) {
        return panel(caller, record, network, ProfileReads.FRESH);
    }

    @Override
    public Panel panelAgain(Caller caller, RecordRef record, String network) {
        return panel(caller, record, network, ProfileReads.AGAIN);
    }

    private Panel panel(Caller caller, RecordRef record, String network, Duration age) {
        access.record(caller, record);
        networks.configured(network);
        Place place = links.place(record, network);
        Optional<Connected> found = connections.find(caller.userId(), network);
        if (found.isEmpty()) {
            return bare(View.SIGN_IN, null, place);
        }
        Connections.Connection connection = connections.shown(found.get());
        if (connection.state() == Connections.State.REVOKED) {
            return bare(View.SIGN_IN_AGAIN, connection, place);
        }
        Link link = place.link();
        return link == null
                ? bare(View.CANDIDATES, connection, place)
                : linked(caller, record, new Shown(found.get(), connection, link), age);
    }

    /** Who looks at whom. */
    private record Shown(Connected connected, Connections.Connection connection, Link link) {}

    private Panel linked(Caller caller, RecordRef record, Shown shown, Duration age) {
        Connections.Connection connection = shown.connection;
        String network = shown.connected.network();
        try {
            Look look = looks.at(shown.connected, shown.link, age);
            Place place = links.place(record, network); // looking may have taught a new handle or state
            return new Panel(
                    look.view(),
                    connection,
                    place.link(),
                    place.version(),
                    look.profile(),
                    look.posts(),
                    look.decisions(),
                    look.at());
        } catch (SocialException e) {
            if (e.kind() != Kind.REVOKED) {
                throw e;
            }
            Connections.Connection now =
                    connections.shown(caller.userId(), network).orElse(connection);
            return bare(View.SIGN_IN_AGAIN, now, links.place(record, network));
        }
    }

    @Override
    public Map<String, Link> links(Caller caller, RecordRef record) {
        access.record(caller, record);
        return links.links(record);
    }

    @Override
    public Map<String, Waiting> waiting(Caller caller, RecordRef record) {
        access.record(caller, record);
        return links.waiting(record);
    }

    @Override
    public Page<ShownPost> posts(Caller caller, RecordRef record, String network, @Nullable PageToken page) {
        access.record(caller, record);
        return looks.posts(acting.toLook(caller, network), links.require(record, network), page);
    }

    @Override
    public Conversation<ShownPost> conversation(
            Caller caller, String network, PostRef post, String connectionId, @Nullable PageToken page) {
        access.require(caller);
        return looks.conversation(acting.require(caller, network, connectionId), post, page);
    }

    private Panel bare(View view, Connections.@Nullable Connection connection, Place place) {
        return new Panel(
                view,
                connection,
                place.link(),
                place.version(),
                null,
                new Page<>(List.of(), null),
                Map.of(),
                clock.instant());
    }
}
