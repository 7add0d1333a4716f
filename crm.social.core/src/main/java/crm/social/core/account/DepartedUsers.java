package crm.social.core.account;

import crm.social.core.Access;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.store.Outcome;
import crm.store.Subscription;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends, within about a minute, the connections of users who were deactivated or deleted: nobody else could. */
@Component(
        service = {},
        immediate = true)
public final class DepartedUsers {
    private static final Logger LOG = LoggerFactory.getLogger(DepartedUsers.class);

    private final CoreStore store;
    private final Access access;
    private final OwnConnections connections;
    private final Subscription job;

    @Activate
    public DepartedUsers(@Reference CoreStore store, @Reference Access access, @Reference OwnConnections connections) {
        this.store = store;
        this.access = access;
        this.connections = connections;
        this.job = store.handle(CoreJob.END_CONNECTIONS, run -> {
            end();
            return Outcome.done();
        });
    }

    @Deactivate
    public void close() {
        job.close();
    }

    private void end() {
        for (String userId : store.read(ConnectionTable::users)) {
            if (!access.active(userId)) {
                LOG.info("User {} is no user any more: their connections end", userId);
                connections.endAll(userId);
            }
        }
    }
}
