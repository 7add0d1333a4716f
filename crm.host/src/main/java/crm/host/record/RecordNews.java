package crm.host.record;

import crm.host.HostStore;
import crm.host.api.RecordListener;
import crm.store.Change;
import crm.store.Changes;
import crm.store.Subscription;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wakes those who read the feed of records, on this node, for what happened on any. */
@Component(service = RecordNews.class, immediate = true)
public final class RecordNews {
    private static final Logger LOG = LoggerFactory.getLogger(RecordNews.class);

    private final Changes changes;
    private final Set<RecordListener> listeners = new CopyOnWriteArraySet<>();
    private final Subscription subscription;
    // Used by the subscription's thread alone.
    private long told;

    @Activate
    public RecordNews(@Reference HostStore host) {
        this.changes = host.store().changes();
        this.subscription = changes.subscribe(RecordFeed.RECORD, this::tell);
    }

    @Deactivate
    void close() {
        subscription.close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(RecordListener listener) {
        listeners.add(listener);
    }

    void removeListener(RecordListener listener) {
        listeners.remove(listener);
    }

    /** One call stands for everything that is there before it. */
    private void tell(Change change) {
        if (change.position() <= told) {
            return;
        }
        told = changes.position();
        for (RecordListener listener : listeners) {
            try {
                listener.news();
            } catch (RuntimeException | LinkageError e) { // its bundle may be half gone
                LOG.warn("Somebody who reads the feed of records failed; the feed waits for them", e);
            }
        }
    }
}
