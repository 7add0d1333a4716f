package crm.social.core;

import crm.host.api.HandleField;
import crm.host.api.PageEvent;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.SocialNetworks.Capability;
import crm.social.api.SocialPermission;
import crm.social.api.provider.SocialProvider;
import crm.social.api.provider.SocialProvider.Descriptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows providers as they come, change and go, and is the way to each of them. Of two that name the same network the one with the higher ranking
 * counts. All threads may call.
 */
@Component(service = InstalledNetworks.class, immediate = true)
public final class InstalledNetworks {
    /** Below SCR's own limit for a lock, five seconds. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** After a start, a network that is not there yet is more likely on its way than unknown. */
    static final Duration SETTLING = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(InstalledNetworks.class);
    private static final Pattern ID = Pattern.compile("[a-z0-9]{1,32}");
    private static final String NETWORK = "crm.social.network.id";

    private final FieldBoard fields;
    private final PageNews news;
    private final Clock clock;
    private final Instant started;
    private final List<Installed> installed = new ArrayList<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Map<String, Runnable> shown = new HashMap<>();
    private volatile Map<String, Installed> active = Map.of();

    @Activate
    public InstalledNetworks(BundleContext context, @Reference PageNews news, @Reference Clock clock) {
        this(field -> context.registerService(HandleField.class, field, null)::unregister, news, clock);
    }

    public InstalledNetworks(FieldBoard fields, PageNews news, Clock clock) {
        this.fields = fields;
        this.news = news;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** Where the host finds the fields to draw. */
    public interface FieldBoard {
        /** Puts a field up; running the answer takes it down. */
        Runnable show(HandleField field);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindNetwork(SocialProvider provider, Map<String, Object> properties) {
        String id = String.valueOf(properties.get(NETWORK));
        if (!ID.matcher(id).matches()) {
            LOG.warn("A provider without a proper {} is left out", NETWORK);
            return;
        }
        Object types = properties.get(Constants.OBJECTCLASS);
        Provided provided = new Provided(provider, types instanceof String[] names ? Set.of(names) : Set.of());
        add(new Installed(
                serviceId(properties),
                properties.get(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0,
                provided.capabilities(),
                new NetworkGate(id, provided)));
        LOG.info("Network {} is here", id);
        publish(id);
    }

    /** A provider took a new configuration without going away. */
    public void updatedNetwork(SocialProvider provider, Map<String, Object> properties) {
        find(serviceId(properties)).ifPresent(changed -> {
            show(changed.gate().network());
            publish(changed.gate().network());
        });
    }

    public void unbindNetwork(SocialProvider provider, Map<String, Object> properties) {
        find(serviceId(properties)).ifPresent(gone -> {
            remove(gone);
            gone.gate().close(PATIENCE);
            LOG.info("Network {} is gone", gone.gate().network());
            publish(gone.gate().network());
        });
    }

    /** The networks that are there, by id. */
    public Set<String> ids() {
        return Set.copyOf(active.keySet());
    }

    /** What a network can do. Of one that is not there nobody can say it: that is a failure, as a call would be, and no "nothing". */
    public Set<Capability> capabilities(String network) {
        Installed there = active.get(network);
        if (there == null) {
            throw absent(network);
        }
        return there.capabilities();
    }

    /** Calls a network. A failure that its provider did not mean to throw counts as {@link Kind#NETWORK_DOWN}. */
    public <T> T call(String network, Function<Provided, T> call) {
        return call(network, Kind.NETWORK_DOWN, call);
    }

    /** Calls a network. A failure that its provider did not mean to throw counts as {@code defect}. */
    public <T> T call(String network, Kind defect, Function<Provided, T> call) {
        Installed there = active.get(network);
        if (there == null) {
            throw absent(network);
        }
        return there.gate().call(defect, call);
    }

    /** What a network is. */
    public Descriptor descriptor(String network) {
        return call(network, provided -> provided.network().descriptor());
    }

    /** Throws {@link Kind#NOT_CONFIGURED} unless the operator finished setting the network up. */
    public Descriptor configured(String network) {
        Descriptor descriptor = descriptor(network);
        if (descriptor.missing() != null) {
            throw new SocialException(Kind.NOT_CONFIGURED, network, descriptor.missing(), null);
        }
        return descriptor;
    }

    private SocialException absent(String network) {
        boolean settling = ID.matcher(network).matches() && clock.instant().isBefore(started.plus(SETTLING));
        return seen.contains(network) || settling
                ? NetworkGate.gone(network)
                : new SocialException(Kind.NOT_FOUND, "no such network");
    }

    private void add(Installed coming) {
        seen.add(coming.gate().network());
        change(() -> installed.add(coming));
        show(coming.gate().network());
    }

    private void remove(Installed going) {
        change(() -> installed.remove(going));
        show(going.gate().network());
    }

    private synchronized void change(Runnable change) {
        change.run();
        Map<String, Installed> first = new TreeMap<>();
        installed.stream()
                .sorted(Installed.FIRST)
                .forEach(one -> first.putIfAbsent(one.gate().network(), one));
        active = Map.copyOf(first);
    }

    private synchronized Optional<Installed> find(long serviceId) {
        return installed.stream().filter(one -> one.serviceId() == serviceId).findFirst();
    }

    /** Brings the field of a network in line with what is there. Only changes of the services come here. */
    private void show(String network) {
        synchronized (shown) {
            Runnable old = shown.remove(network);
            if (old != null) {
                old.run();
            }
            Installed there = active.get(network);
            if (there == null) {
                return;
            }
            try {
                Descriptor descriptor = there.gate()
                        .call(Kind.NETWORK_DOWN, one -> one.network().descriptor());
                shown.put(network, fields.show(new NetworkField(network, descriptor.name(), descriptor.order())));
            } catch (SocialException e) {
                LOG.warn("Network {} does not say what it is: {}", network, e.kind());
            }
        }
    }

    private void publish(String network) {
        String data = Json.object(Map.of("network", network));
        news.publish(new PageEvent("social.networks-changed", data, Set.of(), SocialPermission.USE, null));
    }

    private static long serviceId(Map<String, Object> properties) {
        return properties.get(Constants.SERVICE_ID) instanceof Long id ? id : -1;
    }

    private record NetworkField(String network, String label, int order) implements HandleField {}

    private record Installed(long serviceId, int ranking, Set<Capability> capabilities, NetworkGate gate) {
        static final Comparator<Installed> FIRST =
                Comparator.comparingInt(Installed::ranking).reversed().thenComparingLong(Installed::serviceId);
    }
}
