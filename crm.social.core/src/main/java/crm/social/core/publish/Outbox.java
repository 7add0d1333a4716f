package crm.social.core.publish;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import crm.social.api.PostRef;
import crm.social.api.Publications;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.Access;
import crm.social.core.CoreStore;
import crm.social.core.Digest;
import crm.social.core.IdempotencyKey;
import crm.social.core.Json;
import crm.social.core.account.ActingConnections;
import crm.social.core.account.Connected;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Publications. Each stands in the outbox under its user's key before the network is asked; the same key never leads to a second row, and a row is
 * sent again only if its person says so.
 */
@Component(service = Publications.class)
public final class Outbox implements Publications {
    private static final int LONGEST = 25_000;

    private final CoreStore store;
    private final Access access;
    private final ActingConnections connections;
    private final Judgement judgement;
    private final Delivery delivery;

    @Activate
    public Outbox(
            @Reference CoreStore store,
            @Reference Access access,
            @Reference ActingConnections connections,
            @Reference Judgement judgement,
            @Reference Delivery delivery) {
        this.store = store;
        this.access = access;
        this.connections = connections;
        this.judgement = judgement;
        this.delivery = delivery;
    }

    @Override
    public Publication publish(Caller caller, String network, Text text, String key) {
        access.requireAt(caller, text.record());
        IdempotencyKey.check(key);
        if (text.text().isEmpty() || text.text().length() > LONGEST) {
            throw new SocialException(Kind.INVALID, "a text has 1 to 25,000 characters");
        }
        String hash = hash(network, text);
        Optional<PublicationRow> known = store.read(tx -> OutboxTable.byKey(tx, caller.userId(), key));
        return delivery.shown(delivery.send(
                known.map(row -> same(row, hash)).orElseGet(() -> created(caller, network, text, key, hash))));
    }

    private PublicationRow created(Caller caller, String network, Text text, String key, String hash) {
        Connected connected = connections.require(caller, network, text.connectionId());
        judgement.require(connected, text.text(), text.inReplyTo());
        return store.write(tx -> {
            Optional<PublicationRow> written = OutboxTable.insert(tx, caller, connected, text, key, hash);
            written.ifPresent(row -> delivery.watch(tx, row.id()));
            return written.orElseGet(() -> same(
                    OutboxTable.byKey(tx, caller.userId(), key).orElseThrow(), hash)); // a second click was quicker
        });
    }

    private static PublicationRow same(PublicationRow row, String hash) {
        if (!row.bodyHash().equals(hash)) {
            throw new SocialException(Kind.CONFLICT, "the key stands for another text");
        }
        return row;
    }

    private static String hash(String network, Text text) {
        PostRef inReplyTo = text.inReplyTo();
        RecordRef record = text.record();
        return Digest.of(Json.list(List.of(
                network,
                text.text(),
                inReplyTo == null ? "" : inReplyTo.value(),
                record == null ? "" : record.type(),
                record == null ? "" : record.id(),
                text.connectionId())));
    }

    @Override
    public Publication find(Caller caller, String id) {
        access.require(caller);
        return delivery.shown(own(caller, id));
    }

    @Override
    public Publication settle(Caller caller, String id, boolean sendAgain) {
        access.require(caller);
        PublicationRow row = own(caller, id);
        if (!sendAgain) {
            if (!store.write(tx -> OutboxTable.move(tx, id, Set.of(State.UNKNOWN, State.UNDECIDED), State.LEFT))) {
                throw new SocialException(Kind.CONFLICT, "there is nothing to decide");
            }
            return delivery.shown(own(caller, id));
        }
        if (row.state() != State.UNDECIDED) {
            throw new SocialException(Kind.CONFLICT, "there is nothing to decide (yet)");
        }
        judgement.require(connected(caller, row), row.body(), row.inReplyTo());
        return delivery.shown(delivery.sendAgain(row));
    }

    @Override
    public void delete(Caller caller, String network, PostRef post) {
        access.require(caller);
        PublicationRow row = store.read(tx -> OutboxTable.byPost(tx, caller.userId(), network, post))
                .orElseThrow(() -> new SocialException(Kind.NOT_FOUND, "the caller published no such post"));
        connected(caller, row);
        delivery.delete(row, post);
    }

    /** The caller's connection to the account of a publication, be it one of a later sign-in. */
    private Connected connected(Caller caller, PublicationRow row) {
        return connections.toAccount(caller, row.network(), row.accountId());
    }

    private PublicationRow own(Caller caller, String id) {
        return store.read(tx -> OutboxTable.find(tx, id))
                .filter(row -> row.userId().equals(caller.userId()))
                .orElseThrow(() -> new SocialException(Kind.NOT_FOUND, "no such publication of this user"));
    }
}
