package crm.social.core.account;

import crm.host.api.Caller;
import crm.social.api.Connections.Connection;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Authenticator.SignedIn;
import crm.social.core.CoreStore;
import crm.social.core.InstalledNetworks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a flow that went well: account, connection and the flow's end in one transaction. A grant that finds no place is ended again. */
final class NewConnections {
    private static final Logger LOG = LoggerFactory.getLogger(NewConnections.class);

    private final CoreStore store;
    private final InstalledNetworks networks;
    private final OwnConnections connections;

    NewConnections(CoreStore store, InstalledNetworks networks, OwnConnections connections) {
        this.store = store;
        this.networks = networks;
        this.connections = connections;
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

    /** A connection of the caller, or null where there is none (any more). */
    @Nullable
    Connection connection(Caller caller, @Nullable String id) {
        return id == null
                ? null
                : store.read(tx -> ConnectionTable.byId(tx, caller.userId(), id))
                        .map(connections::shown)
                        .orElse(null);
    }

    private boolean write(FlowRow row, SignedIn signedIn, List<String> ended) {
        try {
            return store.write(tx -> {
                Connected connected =
                        connections.signedIn(tx, row.userId(), signedIn.account(), signedIn.grant(), ended);
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
