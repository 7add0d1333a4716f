package crm.host.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Wants to know at once that there is something to fetch from {@link RecordChanges}. Register a service of this type; on every node it is called for what
 * happened on any node, within a third of a second.
 */
@ConsumerType
public interface RecordListener {
    /**
     * There is something new. Called on a thread of the host, one call at a time, which may take the time that it takes to deal with it; what comes meanwhile is one
     * further call. A failure is logged and leaves it at that: the feed itself loses nothing.
     */
    void news();
}
