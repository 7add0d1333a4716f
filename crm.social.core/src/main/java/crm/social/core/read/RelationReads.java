package crm.social.core.read;

import crm.social.api.Act;
import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Profile;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer;
import crm.social.core.CoreStore;
import crm.social.core.InstalledNetworks;
import crm.social.core.Topics;
import crm.social.core.Topics.Acted;
import crm.social.core.account.AccountCalls;
import crm.social.core.account.AccountRow;
import crm.social.core.read.ReadCache.Key;
import crm.store.Change;
import crm.store.Subscription;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Reads who follows somebody and whom they follow, page by page and only when asked: each page costs money where the network charges. Each with the eyes of
 * the account that looks, since how it stands to each of them is part of it. After somebody followed somebody, on whichever node, both are read afresh.
 */
@Component(service = RelationReads.class, immediate = true) // remembers
public final class RelationReads {
    private static final int LIMIT = 20;

    private final InstalledNetworks networks;
    private final AccountCalls calls;
    private final Clock clock;
    private final ReadCache<Page<Profile>> cache;
    private final Subscription acts;

    @Activate
    public RelationReads(
            @Reference InstalledNetworks networks,
            @Reference AccountCalls calls,
            @Reference CoreStore store,
            @Reference Clock clock) {
        this.networks = networks;
        this.calls = calls;
        this.clock = clock;
        this.cache = new ReadCache<>(clock, 2_000, ProfileReads.LONGEST);
        this.acts = store.changes(Topics.ACT, this::acted);
    }

    @Deactivate
    public void close() {
        acts.close();
    }

    /** Which of the two lists. */
    public enum Side {
        FOLLOWERS("followers"),
        FOLLOWING("following");

        private final String operation;

        Side(String operation) {
            this.operation = operation;
        }
    }

    /** People around somebody, in the network's order. */
    public Kept<Page<Profile>> page(AccountRow viewer, String subject, Side side, @Nullable PageToken page) {
        String network = viewer.key().network();
        Key key = new Key(network, subject, side.operation + " " + (page == null ? "" : page.value()), viewer.id());
        try {
            return cache.own(key, ProfileReads.life(networks, network), () -> read(viewer, subject, side, page));
        } catch (SocialException e) {
            if (e.kind() == Kind.NOT_FOUND || e.kind() == Kind.SUSPENDED || e.kind() == Kind.PROTECTED) {
                cache.forget(network, subject);
            }
            throw e;
        }
    }

    private Kept<Page<Profile>> read(AccountRow viewer, String subject, Side side, @Nullable PageToken page) {
        Answer<Page<Profile>> answer = calls.ask(
                viewer.id(),
                side.operation,
                (one, eyes) -> side == Side.FOLLOWERS
                        ? one.relations().followers(eyes, subject, LIMIT, page)
                        : one.relations().following(eyes, subject, LIMIT, page));
        return new Kept<>(answer.value(), clock.instant(), answer.viewerOnly());
    }

    private void acted(Change change) {
        Acted acted = Acted.of(change);
        if (acted.act() == Act.FOLLOW) {
            cache.forget(acted.network(), acted.subject());
            cache.forget(acted.network(), acted.target());
        }
    }
}
