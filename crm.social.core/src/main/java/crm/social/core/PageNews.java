package crm.social.core;

import crm.host.api.Events;
import crm.host.api.PageEvent;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Tells this node's pages, while there is a host that can; a page that hears nothing reads afresh when it connects. */
@Component(service = PageNews.class)
public final class PageNews {
    private final AtomicReference<@Nullable Events> events = new AtomicReference<>();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindEvents(Events service) {
        events.set(service);
    }

    public void unbindEvents(Events service) {
        events.compareAndSet(service, null);
    }

    /** Sends an event to pages that this node serves. */
    public void publish(PageEvent event) {
        Events target = events.get();
        if (target != null) {
            target.publish(event);
        }
    }
}
