package crm.social.core.publish;

import crm.host.api.RecordRef;
import crm.social.api.Act;
import crm.social.api.Post;
import crm.social.api.Profile;
import crm.social.api.Publications.Publication;
import crm.social.api.RichText;
import crm.social.core.AuditTrail;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.InstalledNetworks;
import crm.social.core.Json;
import crm.social.core.NetworkWords;
import crm.social.core.Topics;
import crm.social.core.Wording;
import crm.social.core.account.AccountRow;
import crm.social.core.account.Accounts;
import crm.social.core.link.Entry;
import crm.social.core.link.HostErrands;
import crm.social.core.picture.PictureAddresses;
import crm.social.core.publish.PublicationRow.Published;
import crm.store.Tx;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What remains of a publication: the row, the audit, the record's timeline, and word to open pages. */
@Component(service = Receipts.class)
public final class Receipts {
    private final CoreStore store;
    private final Accounts accounts;
    private final InstalledNetworks networks;
    private final HostErrands errands;
    private final PictureAddresses pictures;

    @Activate
    public Receipts(
            @Reference CoreStore store,
            @Reference Accounts accounts,
            @Reference InstalledNetworks networks,
            @Reference HostErrands errands,
            @Reference PictureAddresses pictures) {
        this.store = store;
        this.accounts = accounts;
        this.networks = networks;
        this.errands = errands;
        this.pictures = pictures;
    }

    /** The network has it. False where that post is another publication's. */
    boolean done(PublicationRow row, Published post) {
        NetworkWords words = NetworkWords.of(networks, row.network());
        AccountRow account = accounts.find(row.accountId()).orElseThrow();
        return store.write(tx -> {
            if (!OutboxTable.done(tx, row.id(), post)) {
                return false;
            }
            Wording wording = new Wording(
                    row.act() == Act.POST ? "timeline.posted" : "timeline.replied",
                    List.of(words.name(), words.handle(account.handle())),
                    post.href());
            String audit = audit(tx, row, AuditTrail.Act.PUBLISH, account, wording);
            RecordRef record = row.record();
            if (record != null) {
                errands.wantEntry(tx, Entry.of(audit, record, tx.now(), row.userId(), wording, row.body()));
            }
            announce(tx, row, account);
            store.jobs(CoreJob.SETTLE).cancel(tx, row.id());
            return true;
        });
    }

    /** The post was deleted at the network. */
    void deleted(PublicationRow row) {
        NetworkWords words = NetworkWords.of(networks, row.network());
        AccountRow account = accounts.find(row.accountId()).orElseThrow();
        Wording wording = Wording.of("timeline.deleted", words.name(), words.handle(account.handle()));
        store.write(tx -> {
            OutboxTable.deleted(tx, row.id(), tx.now());
            announce(tx, row, account);
            return audit(tx, row, AuditTrail.Act.DELETE_POST, account, wording);
        });
    }

    /** It was settled otherwise: pages learn of it. */
    void announce(Tx tx, PublicationRow row) {
        tx.changed(Topics.PUBLICATION, row.id(), Json.list(List.of(row.network(), "", row.userId())));
    }

    private static void announce(Tx tx, PublicationRow row, AccountRow account) {
        String subject = account.key().subject();
        tx.changed(Topics.PUBLICATION, row.id(), Json.list(List.of(row.network(), subject, row.userId())));
    }

    private static String audit(Tx tx, PublicationRow row, AuditTrail.Act act, AccountRow account, Wording wording) {
        return AuditTrail.write(
                tx,
                tx.now(),
                new AuditTrail.Entry(
                        act,
                        row.userId(),
                        row.network(),
                        row.record(),
                        account.key().subject(),
                        row.id(),
                        wording));
    }

    /** A publication as its user sees it. */
    Publication shown(PublicationRow row) {
        return new Publication(
                row.id(),
                row.network(),
                row.state(),
                row.body(),
                row.failure(),
                row.explanation(),
                post(row),
                row.createdAt());
    }

    /** The post, from what we know ourselves: our text, our account, where it stands. */
    private @Nullable Post post(PublicationRow row) {
        Published post = row.post();
        return post == null
                ? null
                : new Post(
                        post.ref(),
                        author(accounts.find(row.accountId()).orElseThrow()),
                        RichText.plain(row.body()),
                        post.at(),
                        new Post.Counts(0, 0, 0),
                        row.inReplyTo(),
                        "",
                        null,
                        null,
                        List.of(),
                        URI.create(post.href()));
    }

    private Profile author(AccountRow account) {
        String picture = account.picture();
        return new Profile(
                account.key(),
                account.handle(),
                account.name(),
                RichText.EMPTY,
                "",
                null,
                "",
                picture == null ? null : pictures.own(account.key().network(), URI.create(picture)),
                null,
                new Profile.Counts(-1, -1, -1),
                Set.of(),
                Set.of(),
                null,
                URI.create(account.href()));
    }
}
