package crm.social.core;

import crm.host.api.RecordRef;
import crm.social.api.Act;
import crm.store.Change;
import crm.store.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What nodes tell each other: written in the transaction of the change itself. Nothing in it is secret. */
public final class Topics {
    /** A link came, changed or went. Key: {@code network/type/id}. */
    public static final String LINK = "social.link";

    /** A user's connection came, changed or went. Key: the network; payload: a JSON list of the users whom it concerns. */
    public static final String CONNECTION = "social.connection";

    /** The organisation's connection to a network came, changed or went, or who may act through it. Key: the network. */
    public static final String ORGANISATION = "social.organisation";

    /** Columns of the inbox are not what they were. Key: the network; payload: a JSON list of the columns. */
    public static final String INBOX = "social.inbox";

    /** A flow ended. Key: its hash. */
    public static final String FLOW = "social.flow";

    /** A publication was taken by the network, settled or deleted. Key: its id; payload: a JSON list of network, subject and user. */
    public static final String PUBLICATION = "social.publication";

    /** A network said how an act stands that sets a state. Key: its id; payload: see {@link Acted}. */
    public static final String ACT = "social.act";

    /** Nodes are to say which keys they hold, and to learn which one seals. Key: the id of the newest. */
    public static final String KEYS = "social.keys";

    /** A batch of links went on. Key: its id; payload: a JSON list with the user. */
    public static final String BATCH = "social.batch";

    private Topics() {}

    /**
     * An act that sets a state.
     *
     * @param subject who acts
     * @param target the post's reference, or the subject of whom is followed
     */
    public record Acted(String network, String subject, Act act, String target, String state) {
        /** What a change's payload says. */
        public static Acted of(Change change) {
            List<String> all = Json.strings(change.payload());
            return new Acted(all.get(0), all.get(1), Act.valueOf(all.get(2)), all.get(3), all.get(4));
        }

        /** The users who act through the same account. */
        static Set<String> users(Change change) {
            List<String> all = Json.strings(change.payload());
            return Set.copyOf(all.subList(5, all.size()));
        }
    }

    /** Announces how an act stands. */
    public static void act(Tx tx, String id, Acted acted, Collection<String> users) {
        List<String> payload = new ArrayList<>(
                List.of(acted.network(), acted.subject(), acted.act().name(), acted.target(), acted.state()));
        payload.addAll(users);
        tx.changed(ACT, id, Json.list(payload));
    }

    /** Announces a link's change. */
    public static void link(Tx tx, RecordRef record, String network) {
        tx.changed(LINK, network + "/" + record.type() + "/" + record.id(), "");
    }

    /** Announces a change of the organisation at a network. */
    public static void organisation(Tx tx, String network) {
        tx.changed(ORGANISATION, network, "");
    }

    /** Announces a connection's change. */
    public static void connection(Tx tx, String network, Collection<String> users) {
        if (!users.isEmpty()) {
            tx.changed(CONNECTION, network, Json.list(users));
        }
    }
}
