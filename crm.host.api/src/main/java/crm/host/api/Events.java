package crm.host.api;

import org.osgi.annotation.versioning.ProviderType;

/** Tells open pages what is new. */
@ProviderType
public interface Events {
    /**
     * Sends an event to those pages that this node serves. What happened on another node each node learns from its store and publishes itself.
     * Returns at once; a page that is not connected misses the event and reads afresh when it connects.
     */
    void publish(PageEvent event);
}
