package crm.social.core.account;

import crm.host.api.PageEvent;
import crm.social.api.SocialPermission;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.Json;
import crm.social.core.PageNews;
import crm.social.core.Topics;
import crm.social.core.seal.Keyring;
import crm.store.Change;
import crm.store.Job;
import crm.store.Outcome;
import crm.store.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** What becomes of a flow that ended: its user's pages are told, on whichever node they are, and later its row goes. */
@Component(
        service = {},
        immediate = true)
public final class FlowNews {
    private static final Duration KEPT = Duration.ofHours(1);

    private final CoreStore store;
    private final FlowSeals seals;
    private final PageNews pages;
    private final List<Subscription> subscriptions;

    @Activate
    public FlowNews(@Reference CoreStore store, @Reference Keyring keys, @Reference PageNews pages) {
        this.store = store;
        this.seals = new FlowSeals(keys);
        this.pages = pages;
        this.subscriptions =
                List.of(store.changes(Topics.FLOW, this::ended), store.handle(CoreJob.PURGE_FLOWS, this::purge));
    }

    @Deactivate
    public void close() {
        subscriptions.forEach(Subscription::close);
    }

    private void ended(Change change) {
        store.read(tx -> FlowTable.byFlow(tx, change.key())).ifPresent(row -> {
            String data = Json.object(Map.of(
                    "flow", seals.flow(row),
                    "network", row.network(),
                    "state", SignInFlows.state(row.state()).name()));
            pages.publish(new PageEvent("social.flow-ended", data, Set.of(row.userId()), SocialPermission.USE, null));
        });
    }

    private Outcome purge(Job run) {
        store.write(tx -> FlowTable.purge(tx, tx.now().minus(KEPT)));
        return Outcome.done();
    }
}
