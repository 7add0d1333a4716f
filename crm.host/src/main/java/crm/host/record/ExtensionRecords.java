package crm.host.record;

import crm.host.HostStore;
import crm.host.api.CrmRecord;
import crm.host.api.NewLead;
import crm.host.api.People;
import crm.host.api.RecordRef;
import crm.host.api.Records;
import crm.store.Subscription;
import crm.store.Tx;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Leads and contacts as extensions work with them. */
@Component
public final class ExtensionRecords implements Records {
    private static final int TRIES = 5;

    private final HostStore host;
    private final People people;
    private final Subscription sweeping;

    @Activate
    public ExtensionRecords(@Reference HostStore host, @Reference People people) {
        this.host = host;
        this.people = people;
        this.sweeping = host.sweep(() -> host.store().run(AskedLeads::sweep));
    }

    @Deactivate
    void close() {
        sweeping.close();
    }

    @Override
    public Optional<CrmRecord> find(RecordRef ref) {
        return ref.isPerson()
                ? host.store().read(tx -> present(tx, ref)).map(PersonRecord::forExtensions)
                : Optional.empty();
    }

    /** Every active user sees every record of this CRM. */
    @Override
    public Optional<CrmRecord> find(RecordRef ref, String userId) {
        return active(userId) ? find(ref) : Optional.empty();
    }

    @Override
    public Set<RecordRef> visible(Collection<RecordRef> refs, String userId) {
        if (refs.isEmpty() || !active(userId)) {
            return Set.of();
        }
        Set<RecordRef> present = host.store().read(tx -> PersonTable.present(tx, refs));
        return refs.stream().filter(present::contains).collect(Collectors.toUnmodifiableSet());
    }

    private boolean active(String userId) {
        return people.find(userId).filter(person -> person.active()).isPresent();
    }

    @Override
    public HandleOutcome setHandle(
            RecordRef ref,
            String network,
            @Nullable String expected,
            @Nullable String value,
            String origin,
            @Nullable String userId) {
        String wanted = text(value);
        return host.store().writeIdempotent(tx -> {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                Optional<PersonRecord> person = ref.isPerson() ? present(tx, ref) : Optional.empty();
                if (person.isEmpty()) {
                    return HandleOutcome.GONE;
                }
                String present = person.get().handles().getOrDefault(network, "");
                if (present.equals(wanted)) {
                    return HandleOutcome.SET;
                }
                if (!present.equals(text(expected))) {
                    return HandleOutcome.CONFLICT;
                }
                // On PostgreSQL somebody may have changed the record since it was read two lines above.
                if (PersonTable.touch(tx, person.get())) {
                    RecordFeed.edited(tx, ref, origin, userId, Handles.set(tx, ref.id(), Map.of(network, wanted)));
                    return HandleOutcome.SET;
                }
            }
            return HandleOutcome.CONFLICT;
        });
    }

    @Override
    public CrmRecord create(NewLead lead, String key, String origin, String userId) {
        PersonEdit edit = AskedLeads.edit(lead, key);
        return host.store().writeIdempotent(tx -> AskedLeads.make(tx, edit, key, origin, userId));
    }

    private static Optional<PersonRecord> present(Tx tx, RecordRef ref) {
        return PersonTable.find(tx, ref).filter(person -> person.convertedTo() == null);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
