package crm.social.core;

import crm.host.api.RecordRef;
import crm.store.Tx;
import java.util.Collection;

/** What nodes tell each other: written in the transaction of the change itself. Nothing in it is secret. */
public final class Topics {
    /** A link came, changed or went. Key: {@code network/type/id}. */
    public static final String LINK = "social.link";

    /** A user's connection came, changed or went. Key: the network; payload: a JSON list of the users whom it concerns. */
    public static final String CONNECTION = "social.connection";

    /** A flow ended. Key: its hash. */
    public static final String FLOW = "social.flow";

    /** A publication was taken by the network, settled or deleted. Key: its id; payload: a JSON list of network, subject and user. */
    public static final String PUBLICATION = "social.publication";

    /** A batch of links went on. Key: its id; payload: a JSON list with the user. */
    public static final String BATCH = "social.batch";

    private Topics() {}

    /** Announces a link's change. */
    public static void link(Tx tx, RecordRef record, String network) {
        tx.changed(LINK, network + "/" + record.type() + "/" + record.id(), "");
    }

    /** Announces a connection's change. */
    public static void connection(Tx tx, String network, Collection<String> users) {
        if (!users.isEmpty()) {
            tx.changed(CONNECTION, network, Json.list(users));
        }
    }
}
