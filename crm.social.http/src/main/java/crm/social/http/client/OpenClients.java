package crm.social.http.client;

import crm.social.http.ClientSpec;
import crm.social.http.NetworkClient;
import crm.social.http.OutboundHttp;
import crm.social.http.guard.OutboundSettings;
import crm.social.http.guard.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The clients of one bundle, closed when that bundle lets go of the service. */
@Component(service = OutboundHttp.class, scope = ServiceScope.BUNDLE)
public final class OpenClients implements OutboundHttp {
    private final Supplier<Settings> settings;
    private final Observers observers;
    private final GuardedClient.Outside outside;
    private final Set<GuardedClient> open = new HashSet<>();
    private boolean over;

    @Activate
    public OpenClients(@Reference OutboundSettings settings, @Reference Traffic traffic, @Reference Outages outages) {
        this(settings, new Observers(traffic, outages), GuardedClient.Outside.platform());
    }

    OpenClients(Supplier<Settings> settings, Observers observers, GuardedClient.Outside outside) {
        this.settings = settings;
        this.observers = observers;
        this.outside = outside;
    }

    @Override
    public synchronized NetworkClient open(ClientSpec spec) {
        if (over) {
            throw new IllegalStateException("crm.social.http was stopped");
        }
        GuardedClient client = new GuardedClient(spec, settings, observers, outside, this::closed);
        open.add(client);
        return client;
    }

    @Deactivate
    void closeAll() {
        List<GuardedClient> left;
        synchronized (this) {
            over = true;
            left = List.copyOf(open);
        }
        left.forEach(GuardedClient::close);
    }

    private synchronized void closed(GuardedClient client) {
        open.remove(client);
    }
}
