package crm.social.core;

import crm.host.api.Caller;
import crm.host.api.CrmRecord;
import crm.host.api.People;
import crm.host.api.Permissions;
import crm.host.api.Person;
import crm.host.api.RecordRef;
import crm.host.api.Records;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.SocialPermission;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that says who may do what. Each service asks here first. Without the host's permissions everything is denied. */
@Component(service = Access.class)
public final class Access {
    private static final Logger LOG = LoggerFactory.getLogger(Access.class);

    private final Records records;
    private final People people;
    private final AtomicReference<@Nullable Permissions> permissions = new AtomicReference<>();

    @Activate
    public Access(@Reference Records records, @Reference People people) {
        this.records = records;
        this.people = people;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindPermissions(Permissions service) {
        permissions.set(service);
    }

    public void unbindPermissions(Permissions service) {
        permissions.compareAndSet(service, null);
    }

    /** Throws {@link Kind#NO_PERMISSION} unless the caller has the permission now. */
    public void require(Caller caller) {
        if (!allowed(caller.userId())) {
            throw new SocialException(Kind.NO_PERMISSION, SocialPermission.USE);
        }
    }

    /** Whether a user has the permission now; for jobs. */
    public boolean allowed(String userId) {
        Permissions asked = permissions.get();
        return asked != null && host(() -> asked.allowed(userId, SocialPermission.USE));
    }

    /**
     * The record, after the permission: {@link Kind#RECORD_TYPE} for one that is no person, {@link Kind#NOT_FOUND} for one that the caller may not
     * see.
     */
    public CrmRecord record(Caller caller, RecordRef ref) {
        require(caller);
        if (!ref.isPerson()) {
            throw new SocialException(Kind.RECORD_TYPE, ref.type());
        }
        return host(() -> records.find(ref, caller.userId()))
                .orElseThrow(() -> new SocialException(Kind.NOT_FOUND, "no such record for this user"));
    }

    /** Throws {@link Kind#NO_PERMISSION} unless the caller has the permission and administers the CRM. */
    public void requireAdministrator(Caller caller) {
        require(caller);
        if (!administrator(caller)) {
            throw new SocialException(Kind.NO_PERMISSION, "administrators only");
        }
    }

    /** Whether somebody in the CRM has the permission now; for jobs that work for nobody in particular. */
    public boolean anybody() {
        return host(people::all).stream().filter(Person::active).map(Person::id).anyMatch(this::allowed);
    }

    /** The permission, and the record where there is one. */
    public void requireAt(Caller caller, @Nullable RecordRef ref) {
        require(caller);
        if (ref != null) {
            record(caller, ref);
        }
    }

    /** Another record, where the caller may see it. */
    public Optional<CrmRecord> visible(Caller caller, RecordRef ref) {
        return visible(caller.userId(), ref);
    }

    /** Those of some records that the caller may see; at most 1,000. */
    public Set<RecordRef> visible(Caller caller, Collection<RecordRef> refs) {
        return refs.isEmpty() ? Set.of() : host(() -> records.visible(refs, caller.userId()));
    }

    /** A record, where a user may see it; for jobs. */
    public Optional<CrmRecord> visible(String userId, RecordRef ref) {
        return host(() -> records.find(ref, userId));
    }

    /** A user's name; empty for one who is not there any more. */
    public String name(String userId) {
        return host(() -> people.find(userId)).map(Person::name).orElse("");
    }

    /** Whether somebody is a user, be it a deactivated one. */
    public boolean known(String userId) {
        return host(() -> people.find(userId)).isPresent();
    }

    /** Whether somebody is a user who may sign in. */
    public boolean active(String userId) {
        return host(() -> people.find(userId)).filter(Person::active).isPresent();
    }

    /** Whether the caller administers the CRM. */
    public boolean administrator(Caller caller) {
        return host(() -> people.find(caller.userId()))
                .filter(Person::active)
                .filter(Person::administrator)
                .isPresent();
    }

    /** What the host answers; {@link Kind#UNAVAILABLE} where it fails to. */
    public static <T> T host(Supplier<T> question) {
        try {
            return question.get();
        } catch (SocialException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("The host does not answer: {}", e.toString());
            LOG.debug("What the host threw", e);
            throw new SocialException(Kind.UNAVAILABLE, "the host does not answer");
        }
    }
}
