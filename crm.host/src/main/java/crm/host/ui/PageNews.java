package crm.host.ui;

import crm.host.HostStore;
import crm.host.Json;
import crm.host.api.Events;
import crm.host.api.PageEvent;
import crm.host.api.RecordRef;
import crm.host.imports.ImportNews;
import crm.host.record.RecordFeed;
import crm.host.user.Directory;
import crm.host.user.Sessions;
import crm.store.Change;
import crm.store.Changes;
import crm.store.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Tells this node's pages what changed in the store, on whichever node. */
@Component(service = PageNews.class, immediate = true)
public final class PageNews {
    private final Events events;
    private final EventStreams streams;
    private final List<Subscription> subscriptions;

    @Activate
    public PageNews(@Reference HostStore host, @Reference EventStreams streams, @Reference Directory directory) {
        this.events = streams;
        this.streams = streams;
        Changes changes = host.store().changes();
        this.subscriptions = List.of(
                changes.subscribe(RecordFeed.RECORD, this::feed),
                changes.subscribe(RecordFeed.PAGE, this::record),
                changes.subscribe(ImportNews.TOPIC, this::imported),
                changes.subscribe(Sessions.ENDED, change -> this.streams.end(change.key())),
                directory.onChange(this::standing));
    }

    @Deactivate
    void close() {
        subscriptions.forEach(Subscription::close);
    }

    /** Rows of a file come by the hundred: they are told together, below. */
    private void feed(Change change) {
        if (!RecordFeed.imported(change.payload())) {
            record(change);
        }
    }

    private void imported(Change change) {
        ImportNews.Progress progress = ImportNews.read(change);
        if (progress.wrote()) {
            Map<String, Object> records =
                    Map.of("type", progress.type(), "ids", progress.edited(), "change", "imported");
            events.publish(new PageEvent("record-changed", Json.text(records), Set.of(), null, null));
        }
        String data = Json.text(Map.of("id", change.key(), "type", progress.type(), "state", progress.state()));
        events.publish(new PageEvent("import-changed", data, Set.of(progress.user()), null, null));
    }

    private void record(Change change) {
        RecordRef ref = RecordFeed.record(change.key());
        String what = change.topic().substring(change.topic().indexOf('.') + 1);
        String data = Json.text(Map.of("type", ref.type(), "id", ref.id(), "change", what));
        events.publish(new PageEvent("record-changed", data, Set.of(), null, null));
    }

    private void standing(Set<String> users) {
        events.publish(new PageEvent("permissions-changed", "{}", users, null, null));
        events.publish(new PageEvent("contributions-changed", "{}", users, null, null));
    }
}
