package crm.social.core.account;

import crm.social.api.Connections.Connection;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Authenticator.SignedIn;
import crm.social.core.CoreStore;
import crm.social.core.InstalledNetworks;
import crm.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a flow that went well: account, connection and the flow's end in one transaction. A grant that finds no place is ended again. */
@Component(service = NewConnections.class)
public final class NewConnections {
    private static final Logger LOG = LoggerFactory.getLogger(NewConnections.class);

    private final CoreStore store;
    private final InstalledNetworks networks;
    private final OwnConnections connections;
    private final OrganisationConnections organisations;

    @Activate
    public NewConnections(
            @Reference CoreStore store,
            @Reference InstalledNetworks networks,
            @Reference OwnConnections connections,
            @Reference OrganisationConnections organisations) {
        this.store = store;
        this.networks = networks;
        this.connections = connections;
        this.organisations = organisations;
    }

    /** Stores what the network gave. False where the flow was cancelled meanwhile, or the network named somebody of another network. */
    boolean connect(FlowRow row, SignedIn signedIn) {
        List<String> ended = new ArrayList<>();
        boolean kept = false;
        try {
            kept = row.network().equals(signedIn.account().key().network()) && write(row, signedIn, ended);
        } finally {
            if (!kept) {
                drop(row.network(), signedIn);
            }
        }
        connections.tell(ended);
        return kept;
    }

    /** What came of a flow, or null where it is not there (any more). */
    @Nullable
    Connection connection(FlowRow row) {
        String id = row.connectionId();
        return id == null
                ? null
                : store.read(tx -> connection(tx, row, id))
                        .map(connections::shown)
                        .orElse(null);
    }

    private static Optional<Connected> connection(Tx tx, FlowRow row, String id) {
        return switch (row.owner()) {
            case CALLER -> ConnectionTable.byId(tx, row.userId(), id);
            case ORGANISATION ->
                OrganisationTable.find(tx, row.network())
                        .connection()
                        .filter(connected -> connected.id().equals(id));
        };
    }

    private boolean write(FlowRow row, SignedIn signedIn, List<String> ended) {
        try {
            return store.write(tx -> {
                Connected connected = connected(tx, row, signedIn, ended);
                if (!FlowTable.end(tx, row.hash(), FlowRow.State.CONNECTED, null, connected.id())) {
                    throw new SocialException(Kind.CONFLICT, "the flow was cancelled");
                }
                return true;
            });
        } catch (SocialException e) {
            if (e.kind() == Kind.CONFLICT) {
                ended.clear();
                return false;
            }
            throw e;
        }
    }

    private Connected connected(Tx tx, FlowRow row, SignedIn signedIn, List<String> ended) {
        return switch (row.owner()) {
            case CALLER -> connections.signedIn(tx, row.userId(), signedIn.account(), signedIn.grant(), ended);
            case ORGANISATION -> organisations.signedIn(tx, row.userId(), signedIn.account(), signedIn.grant(), ended);
        };
    }

    private void drop(String network, SignedIn signedIn) {
        try {
            networks.call(network, one -> {
                one.authenticator().revoke(signedIn.grant());
                return true;
            });
        } catch (SocialException e) {
            LOG.warn("A grant that found no place could not be ended at {}: {}", network, e.kind());
        }
    }
}
