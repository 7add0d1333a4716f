package crm.social.core.publish;

import crm.social.api.Post;
import crm.social.api.PostRef;
import crm.social.api.Price;
import crm.social.api.Publications.Publication;
import crm.social.api.Publications.State;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.account.AccountCalls;
import crm.social.core.publish.PublicationRow.Published;
import crm.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what stands in the outbox. What may have reached the network is never sent again by itself: the network is read instead. */
@Component(service = Delivery.class)
public final class Delivery {
    /** Longer than a call may last, its renewed grant included: whoever still "sends" after that is not there any more. */
    static final Duration SENDING = Duration.ofSeconds(30);

    /** A first look at the network follows so soon. */
    static final Duration FIRST_LOOK = Duration.ofSeconds(2);

    /** So long somebody waits for another's sending; then the page asks again. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final CoreStore store;
    private final AccountCalls calls;
    private final Receipts receipts;

    @Activate
    public Delivery(@Reference CoreStore store, @Reference AccountCalls calls, @Reference Receipts receipts) {
        this.store = store;
        this.calls = calls;
        this.receipts = receipts;
    }

    /** Somebody looks after this publication, should its sender not come back. */
    void watch(Tx tx, String id) {
        store.jobs(CoreJob.SETTLE).schedule(tx, id, tx.now().plus(SENDING), "");
    }

    /** Sends a new one; of several callers one does, the others wait for what comes of it. */
    PublicationRow send(PublicationRow row) {
        if (row.state() != State.NEW && row.state() != State.SENDING) {
            return row;
        }
        return take(row, State.NEW) ? deliver(row.id(), false) : await(row.id());
    }

    /** The person says so. The network is read once more before. */
    PublicationRow sendAgain(PublicationRow row) {
        Optional<Published> there = look(row);
        if (there.isPresent() && receipts.done(row, there.get())) {
            return current(row.id());
        }
        return take(row, State.UNDECIDED) ? deliver(row.id(), true) : await(row.id());
    }

    private boolean take(PublicationRow row, State from) {
        return store.write(tx -> {
            boolean taken = OutboxTable.send(tx, row.id(), from);
            if (taken) {
                watch(tx, row.id());
            }
            return taken;
        });
    }

    private PublicationRow deliver(String id, boolean again) {
        PublicationRow row = current(id);
        Answer<Post> answer;
        try {
            answer = calls.ask(row.accountId(), "publish", Kind.OUTCOME_UNKNOWN, (one, eyes) -> one.publishing()
                    .publish(eyes, row.text()));
        } catch (SocialException e) {
            boolean open = e.kind() == Kind.OUTCOME_UNKNOWN || (again && e.kind() == Kind.DUPLICATE);
            LOG.info("Publication {} at {}: {}", id, row.network(), e.kind());
            store.write(tx -> open ? unknown(tx, id) : refused(tx, id, e));
            return current(id);
        }
        // The network has it. If that cannot be noted now, the row stays SENDING, and settling finds the post there.
        receipts.done(row, published(answer.value()));
        return current(id);
    }

    private boolean unknown(Tx tx, String id) {
        OutboxTable.move(tx, id, Set.of(State.SENDING), State.UNKNOWN);
        return store.jobs(CoreJob.SETTLE).move(tx, id, tx.now().plus(FIRST_LOOK));
    }

    private boolean refused(Tx tx, String id, SocialException e) {
        OutboxTable.refused(tx, id, State.SENDING, e.kind(), e.explanation().orElse(null));
        return store.jobs(CoreJob.SETTLE).cancel(tx, id);
    }

    /** Whether the network has it. */
    Optional<Published> look(PublicationRow row) {
        Instant since = row.firstSentAt() == null ? row.createdAt() : row.firstSentAt();
        return calls.ask(row.accountId(), "find-own", (one, eyes) -> one.publishing()
                        .findOwn(eyes, row.text(), since))
                .value()
                .map(Delivery::published);
    }

    /** Deletes an own post. */
    void delete(PublicationRow row, PostRef post) {
        calls.ask(row.accountId(), "delete", (one, eyes) -> {
            one.publishing().delete(eyes, post);
            return new Answer<>(true, List.of(), false, List.of(), Price.FREE);
        });
        receipts.deleted(row);
    }

    Publication shown(PublicationRow row) {
        return receipts.shown(row);
    }

    PublicationRow current(String id) {
        return store.read(tx -> OutboxTable.find(tx, id))
                .orElseThrow(() -> new SocialException(Kind.NOT_FOUND, "no such publication"));
    }

    private PublicationRow await(String id) {
        Instant end = Instant.now().plus(PATIENCE);
        PublicationRow row = current(id);
        while ((row.state() == State.NEW || row.state() == State.SENDING)
                && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return row;
            }
            row = current(id);
        }
        return row;
    }

    private static Published published(Post post) {
        return new Published(post.ref(), post.href().toString(), post.at());
    }
}
