package crm.social.core.act;

import crm.host.api.RecordRef;
import crm.social.api.Act;
import crm.social.core.AuditTrail;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.InstalledNetworks;
import crm.social.core.NetworkWords;
import crm.social.core.Topics;
import crm.social.core.Wording;
import crm.social.core.account.AccountRow;
import crm.social.core.account.Accounts;
import crm.social.core.act.ActRow.State;
import crm.social.core.link.Entry;
import crm.social.core.link.HostErrands;
import crm.store.Tx;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What remains of an act: the ledger, the audit, the record's timeline, and word to other nodes and open pages. */
@Component(service = ActReceipts.class)
public final class ActReceipts {
    private final CoreStore store;
    private final Accounts accounts;
    private final InstalledNetworks networks;
    private final HostErrands errands;

    @Activate
    public ActReceipts(
            @Reference CoreStore store,
            @Reference Accounts accounts,
            @Reference InstalledNetworks networks,
            @Reference HostErrands errands) {
        this.store = store;
        this.accounts = accounts;
        this.networks = networks;
        this.errands = errands;
    }

    /**
     * The network said what is so. What was wanted and was not so before is told; what was so already is nobody's doing.
     *
     * @param before how it stood before
     */
    void said(ActRow row, String owner, boolean wanted, State before, State now) {
        NetworkWords words = NetworkWords.of(networks, row.network());
        AccountRow account = accounts.find(row.accountId()).orElseThrow();
        boolean done = now.fulfils(wanted) && now != before;
        store.write(tx -> {
            if (!ActTable.said(tx, row, owner, now, done)) {
                return false;
            }
            store.jobs(CoreJob.SETTLE_ACTS).cancel(tx, row.id());
            if (done) {
                count(tx, row, before, now);
                tell(tx, row, account, words, now);
            }
            announce(tx, row, account, now);
            return true;
        });
    }

    /** Nobody will know what became of it. */
    void givenUp(ActRow row) {
        AccountRow account = accounts.find(row.accountId()).orElseThrow();
        store.write(tx -> {
            if (ActTable.givenUp(tx, row)) {
                announce(tx, row, account, State.UNKNOWN);
            }
            return true;
        });
    }

    private static void count(Tx tx, ActRow row, State before, State now) {
        int delta = now == State.ON ? 1 : before == State.ON ? -1 : 0;
        if (delta != 0) {
            ActTable.count(tx, row, delta);
        }
    }

    private void tell(Tx tx, ActRow row, AccountRow account, NetworkWords words, State now) {
        Wording wording = new Wording(
                key(row.act(), now),
                List.of(words.name(), words.handle(account.handle()), words.handle(row.whom())),
                row.href());
        RecordRef record = row.record();
        String subject = row.act() == Act.FOLLOW ? row.target() : account.key().subject();
        String audit = AuditTrail.write(
                tx,
                tx.now(),
                new AuditTrail.Entry(
                        audited(row.act(), now), row.userId(), row.network(), record, subject, row.id(), wording));
        if (record != null) {
            errands.wantEntry(tx, Entry.of(audit, record, tx.now(), row.userId(), wording, ""));
        }
    }

    private static void announce(Tx tx, ActRow row, AccountRow account, State now) {
        Topics.act(
                tx,
                row.id(),
                new Topics.Acted(row.network(), account.key().subject(), row.act(), row.target(), now.name()),
                Accounts.actors(tx, account.id()));
    }

    private static AuditTrail.Act audited(Act act, State now) {
        boolean off = now == State.OFF;
        return switch (act) {
            case REPOST -> off ? AuditTrail.Act.UNDO_REPOST : AuditTrail.Act.REPOST;
            case LIKE -> off ? AuditTrail.Act.UNLIKE : AuditTrail.Act.LIKE;
            case FOLLOW ->
                off
                        ? AuditTrail.Act.UNFOLLOW
                        : now == State.ASKED ? AuditTrail.Act.REQUEST_FOLLOW : AuditTrail.Act.FOLLOW;
            case POST, REPLY -> throw new IllegalArgumentException("a text is no state");
        };
    }

    private static String key(Act act, State now) {
        boolean off = now == State.OFF;
        return switch (act) {
            case REPOST -> off ? "timeline.repostUndone" : "timeline.reposted";
            case LIKE -> off ? "timeline.unliked" : "timeline.liked";
            case FOLLOW ->
                off ? "timeline.unfollowed" : now == State.ASKED ? "timeline.followRequested" : "timeline.followed";
            case POST, REPLY -> throw new IllegalArgumentException("a text is no state");
        };
    }
}
