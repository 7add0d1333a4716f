package crm.social.core.watch;

import crm.social.api.Connections.Connection;
import crm.social.api.SealingKeys;
import crm.social.api.SealingKeys.Key;
import crm.social.api.SealingKeys.Status;
import crm.social.api.SocialException;
import crm.social.api.provider.SocialProvider.Descriptor;
import crm.social.core.InstalledNetworks;
import crm.social.core.account.OrganisationConnections;
import crm.social.core.account.OwnConnections;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The operator's commands in the console: what there is, ending a connection, and changing keys. No grant, no key and no secret is ever printed. */
@Component(
        service = Commands.class,
        property = {
            "osgi.command.scope=social",
            "osgi.command.function=networks",
            "osgi.command.function=connections",
            "osgi.command.function=links",
            "osgi.command.function=revoke",
            "osgi.command.function=keys",
            "osgi.command.function=addkey"
        })
public final class Commands {
    private static final int MOST = 1_000;

    private final InstalledNetworks networks;
    private final OwnConnections connections;
    private final OrganisationConnections organisations;
    private final Census census;
    private final SealingKeys keys;

    @Activate
    public Commands(
            @Reference InstalledNetworks networks,
            @Reference OwnConnections connections,
            @Reference OrganisationConnections organisations,
            @Reference Census census,
            @Reference SealingKeys keys) {
        this.networks = networks;
        this.connections = connections;
        this.organisations = organisations;
        this.census = census;
        this.keys = keys;
    }

    /** {@code social:networks}: installed networks, and whether each is configured. */
    public String networks() {
        Columns columns = new Columns("NETWORK", "NAME", "CONFIGURED", "CAPABILITIES");
        networks.ids().stream().sorted().forEach(id -> {
            try {
                Descriptor descriptor = networks.descriptor(id);
                String missing = descriptor.missing() == null
                        ? "yes"
                        : "no: " + descriptor.missing().key();
                columns.line(
                        id,
                        descriptor.name(),
                        missing,
                        networks.capabilities(id).toString());
            } catch (SocialException e) {
                columns.line(id, "-", e.kind().name(), "-");
            }
        });
        return columns.toString();
    }

    /** {@code social:connections}: the organisation's connections, and the first thousand of users. */
    public String connections() {
        Columns columns = new Columns("ID", "NETWORK", "ACCOUNT", "STATE", "SINCE", "OF");
        organisations.all().forEach(one -> line(columns, connections.shown(one), "organisation"));
        connections.everybody(MOST).forEach(one -> line(columns, one, "user"));
        return columns.toString();
    }

    private static void line(Columns columns, Connection one, String whose) {
        columns.line(
                one.id(),
                one.network(),
                one.handle(),
                one.state().name(),
                one.since().toString(),
                whose);
    }

    /** {@code social:links}: how many links there are. */
    public String links() {
        Columns columns = new Columns("NETWORK", "STATE", "LINKS");
        census.read().links().forEach(one -> columns.line(one.network(), one.state(), Long.toString(one.number())));
        return columns.toString();
    }

    /** {@code social:revoke <id>}: ends a connection; the network is told when it was the account's last one. */
    public String revoke(String id) {
        return connections
                .end(id)
                .or(() -> organisations.end(id))
                .map(Enum::name)
                .orElse("There is no connection " + id);
    }

    /** {@code social:keys}: the keys that seal grants, how this node's file of each is, how much each seals, and since when it is known. */
    public String keys() {
        Status status = keys.status();
        Columns columns = new Columns("ID", "USE", "FILE", "SEALED", "SINCE");
        for (Key key : status.keys()) {
            Instant since = key.since();
            columns.line(
                    key.id(),
                    key.use().name(),
                    key.file().name(),
                    Long.toString(key.sealed()),
                    since == null ? "-" : since.toString());
        }
        String folder = "Folder: " + status.folder() + "\n";
        return columns + folder + (status.seals() ? "" : "This node cannot seal: nobody signs in here\n");
    }

    /** {@code social:addkey}: makes a key in this node's folder, which seals once every node holds it. */
    public String addKey() {
        try {
            return keys.add() + ": keep a copy of its file apart from the database's";
        } catch (SocialException e) {
            return "No key was made: " + e.kind().name();
        }
    }
}
