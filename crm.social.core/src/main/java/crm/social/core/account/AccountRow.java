package crm.social.core.account;

import crm.social.api.Act;
import crm.social.api.SubjectKey;
import crm.store.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's account at a network, as stored.
 *
 * @param picture the network's address of its picture, or null
 * @param href its page at the network
 * @param sealedGrant what the network gave us, sealed; null once wiped
 * @param version counts the grants: what was read with one version is outdated by the next
 * @param leaseOwner who renews the grant at present, or null
 * @param leaseUntil until when nobody else renews it; without an owner, until when it is not tried again
 */
public record AccountRow(
        String id,
        SubjectKey key,
        String handle,
        String name,
        @Nullable String picture,
        String href,
        State state,
        @Nullable String sealedGrant,
        Set<Act> acts,
        @Nullable Instant expiresAt,
        boolean refreshable,
        long version,
        @Nullable String leaseOwner,
        Instant leaseUntil) {
    static final String COLUMNS = """
            a.id as account_id, a.network, a.subject, a.handle, a.name, a.picture, a.href, a.state, a.sealed_grant, a.acts,
            a.expires_at, a.refreshable, a.version, a.lease_owner, a.lease_until
            """;

    /** How an account stands. */
    public enum State {
        ACTIVE,
        /** The network does not accept the grant. */
        REVOKED,
        /** Nobody uses it: there is no grant. */
        EMPTY
    }

    static AccountRow of(Row row) {
        return new AccountRow(
                row.string("account_id"),
                new SubjectKey(row.string("network"), row.string("subject")),
                row.string("handle"),
                row.string("name"),
                row.stringOrNull("picture"),
                row.string("href"),
                row.enumValue("state", State.class),
                row.stringOrNull("sealed_grant"),
                acts(row.string("acts")),
                row.instantOrNull("expires_at"),
                row.bool("refreshable"),
                row.longValue("version"),
                row.stringOrNull("lease_owner"),
                row.instant("lease_until"));
    }

    /** Whether the grant has ended by then. */
    boolean endsBy(Instant moment) {
        return expiresAt != null && !expiresAt.isAfter(moment);
    }

    static Set<Act> acts(String stored) {
        return stored.isEmpty()
                ? Set.of()
                : Arrays.stream(stored.split(",")).map(Act::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    static String stored(Collection<Act> acts) {
        return acts.stream().sorted().map(Act::name).collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return "AccountRow[" + id + ", " + key.network() + ", " + state + ", version " + version + "]";
    }
}
