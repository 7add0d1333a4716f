package crm.social.http.guard;

import java.time.Duration;
import java.util.Set;

/**
 * What the operator set, as it holds at one moment.
 *
 * @param allowed beside {@code https} on 443 to global addresses; also by plain {@code http}, whatever the address
 * @param connect for one address, TCP only
 * @param read between two pieces of an answer, and for TLS
 * @param longestCall over what a provider asks for
 * @param picture for one answer while a picture is fetched
 * @param pictureBytes of a picture's file
 */
public record Settings(
        Set<HostPort> allowed,
        Duration connect,
        Duration read,
        Duration longestCall,
        Duration picture,
        long pictureBytes) {

    public Settings {
        allowed = Set.copyOf(allowed);
    }

    /** Whether the operator allows it by name. */
    public boolean allows(String host, int port) {
        return !allowed.isEmpty() && allowed.contains(new HostPort(host, port));
    }
}
