package crm.store;

import org.osgi.annotation.versioning.ProviderType;

/** A listener of a feed, until closed. */
@ProviderType
public interface Subscription extends AutoCloseable {

    /** No call begins afterwards; one that runs on another thread may still end. */
    @Override
    void close();
}
