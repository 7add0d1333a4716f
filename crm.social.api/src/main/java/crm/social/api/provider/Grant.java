package crm.social.api.provider;

import crm.social.api.Act;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a network gave us for an account. Kept sealed by the core; opened only for the length of a call.
 *
 * @param secret tokens and whatever else the provider needs, in a form of its own; at most 16 KiB
 * @param acts what it allows
 * @param expiresAt when it has to be refreshed; null for never
 * @param refreshable whether {@link Authenticator#refresh} can renew it
 */
public record Grant(String secret, Set<Act> acts, @Nullable Instant expiresAt, boolean refreshable) {
    public Grant {
        acts = Set.copyOf(acts);
    }

    @Override
    public String toString() {
        return "Grant[acts=" + acts + ", expiresAt=" + expiresAt + ", refreshable=" + refreshable + "]";
    }
}
