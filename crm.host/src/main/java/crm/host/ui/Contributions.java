package crm.host.ui;

import crm.host.Json;
import crm.host.api.Events;
import crm.host.api.PageEvent;
import crm.host.api.People;
import crm.host.api.Permissions;
import crm.host.api.Person;
import crm.host.api.ui.Contribution;
import crm.host.api.ui.UiContribution;
import crm.host.web.ContributedFiles;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What extensions add to pages now, per viewer; tells open pages when that changes. */
@Component(service = Contributions.class)
public final class Contributions {
    private static final Comparator<ContributionItem> ORDER =
            Comparator.comparingInt(ContributionItem::order).thenComparing(ContributionItem::id);

    private final Permissions permissions;
    private final People people;
    private final Events events;
    private final ContributedFiles files;
    private final ContributionReader reader;
    private final Map<ServiceReference<Contribution>, Offered> offered = new HashMap<>();
    private final Map<ServiceReference<Contribution>, Bundle> bundles = new HashMap<>();

    @Activate
    public Contributions(
            @Reference Permissions permissions,
            @Reference People people,
            @Reference Events events,
            @Reference Texts texts,
            @Reference ContributedFiles files) {
        this.permissions = permissions;
        this.people = people;
        this.events = events;
        this.files = files;
        this.reader = new ContributionReader(texts, files);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addContribution(ServiceReference<Contribution> reference) {
        Bundle bundle = reference.getBundle();
        if (bundle == null) {
            return;
        }
        String hash = files.add(bundle);
        change(reference, reader.read(reference, bundle, hash).orElse(null), bundle);
    }

    void updatedContribution(ServiceReference<Contribution> reference) {
        Bundle bundle = reference.getBundle();
        if (bundle != null) {
            String hash = files.add(bundle);
            change(reference, reader.read(reference, bundle, hash).orElse(null), bundle);
            files.remove(bundle);
        }
    }

    void removeContribution(ServiceReference<Contribution> reference) {
        Bundle bundle;
        synchronized (this) {
            bundle = bundles.get(reference);
        }
        change(reference, null, null);
        if (bundle != null) {
            files.remove(bundle);
        }
    }

    private void change(ServiceReference<Contribution> reference, @Nullable Offered now, @Nullable Bundle bundle) {
        Map<String, Offered> before;
        Map<String, Offered> after;
        synchronized (this) {
            before = byId();
            if (now == null) {
                offered.remove(reference);
            } else {
                offered.put(reference, now);
            }
            if (bundle == null) {
                bundles.remove(reference);
            } else {
                bundles.put(reference, bundle);
            }
            after = byId();
        }
        after.forEach((id, item) -> tellNew(before.get(id), item));
        before.forEach((id, item) -> {
            if (!after.containsKey(id)) {
                tell("contribution-removed", Map.of("id", id), item.permission());
            }
        });
    }

    private void tellNew(@Nullable Offered before, Offered now) {
        if (before == null) {
            tell("contribution-added", now.item(), now.permission());
        } else if (!before.equals(now)) {
            tell("contribution-updated", now.item(), now.permission());
        }
    }

    private void tell(String name, Object data, String permission) {
        events.publish(new PageEvent(name, Json.text(data), Set.of(), permission.isEmpty() ? null : permission, null));
    }

    private synchronized Map<String, Offered> byId() {
        Map<String, Offered> winners = new HashMap<>();
        offered.entrySet().stream()
                .sorted(Map.Entry.<ServiceReference<Contribution>, Offered>comparingByKey()
                        .reversed())
                .forEach(entry -> winners.putIfAbsent(entry.getValue().item().id(), entry.getValue()));
        return winners;
    }

    /** Those that the user may see, in order. */
    public List<ContributionItem> list(String userId, Optional<String> object, Optional<String> location) {
        boolean administrator =
                people.find(userId).filter(Person::administrator).isPresent();
        return byId().values().stream()
                .filter(offer -> administrator || !offer.item().location().equals(UiContribution.ADMIN_STATUS))
                .filter(offer -> offer.permission().isEmpty() || permissions.allowed(userId, offer.permission()))
                .map(Offered::item)
                .filter(item -> location.isEmpty() || item.location().equals(location.get()))
                .filter(item -> object.isEmpty()
                        || item.objects().isEmpty()
                        || item.objects().contains(object.get()))
                .sorted(ORDER)
                .toList();
    }
}
