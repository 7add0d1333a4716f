package crm.social.core;

import crm.host.api.PageEvent;
import crm.host.api.RecordRef;
import crm.social.api.Act;
import crm.social.api.SocialPermission;
import crm.social.core.Topics.Acted;
import crm.store.Change;
import crm.store.Subscription;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Passes changes of links, connections, the inbox, publications and acts, made on whichever node, to this node's pages. */
@Component(
        service = {},
        immediate = true)
public final class ChangeNews {
    private final PageNews pages;
    private final List<Subscription> subscriptions;

    @Activate
    public ChangeNews(@Reference CoreStore store, @Reference PageNews pages) {
        this.pages = pages;
        this.subscriptions = List.of(
                store.changes(Topics.LINK, this::link),
                store.changes(Topics.CONNECTION, this::connection),
                store.changes(Topics.ORGANISATION, this::organisation),
                store.changes(Topics.INBOX, this::inbox),
                store.changes(Topics.PUBLICATION, this::publication),
                store.changes(Topics.ACT, this::act),
                store.changes(Topics.BATCH, this::batch));
    }

    @Deactivate
    public void close() {
        subscriptions.forEach(Subscription::close);
    }

    private void link(Change change) {
        String[] parts = change.key().split("/", 3);
        RecordRef record = new RecordRef(parts[1], parts[2]);
        String data = Json.object(Map.of("type", record.type(), "id", record.id(), "network", parts[0]));
        pages.publish(new PageEvent("social.link-changed", data, Set.of(), SocialPermission.USE, record));
    }

    private void connection(Change change) {
        String data = Json.object(Map.of("network", change.key()));
        Set<String> users = Set.copyOf(Json.strings(change.payload()));
        pages.publish(new PageEvent("social.connections-changed", data, users, SocialPermission.USE, null));
    }

    /** What everybody with the permission sees of it; who is on the list is not told. */
    private void organisation(Change change) {
        String data = Json.object(Map.of("network", change.key()));
        pages.publish(new PageEvent("social.organisation-changed", data, Set.of(), SocialPermission.USE, null));
    }

    private void inbox(Change change) {
        String data = Json.object("network", change.key(), "columns", Json.strings(change.payload()));
        pages.publish(new PageEvent("social.inbox-changed", data, Set.of(), SocialPermission.USE, null));
    }

    private void act(Change change) {
        Acted acted = Acted.of(change);
        Set<String> users = Acted.users(change);
        if (users.isEmpty()) {
            return; // nobody acts through that account any more
        }
        Map<String, String> data = new HashMap<>(Map.of(
                "network", acted.network(),
                "account", acted.subject(),
                "act", acted.act().name(),
                "state", acted.state()));
        if (acted.act() == Act.FOLLOW) {
            data.put("profile", acted.target());
        } else {
            data.put("post", wire(acted.target()));
        }
        pages.publish(new PageEvent("social.act-changed", Json.object(data), users, SocialPermission.USE, null));
    }

    /** As references travel. */
    private static String wire(String ref) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ref.getBytes(StandardCharsets.UTF_8));
    }

    private void batch(Change change) {
        Set<String> users = Set.copyOf(Json.strings(change.payload()));
        String data = Json.object(Map.of("id", change.key()));
        pages.publish(new PageEvent("social.batch-changed", data, users, SocialPermission.USE, null));
    }

    private void publication(Change change) {
        List<String> payload = Json.strings(change.payload());
        String data = Json.object(Map.of("id", change.key(), "network", payload.get(0)));
        pages.publish(
                new PageEvent("social.publication-changed", data, Set.of(payload.get(2)), SocialPermission.USE, null));
    }
}
