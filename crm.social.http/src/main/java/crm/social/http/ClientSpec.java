package crm.social.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a provider asks of its client.
 *
 * @param network id of the network, such as {@code x}: small letters, digits and hyphens, at most 40
 * @param hosts host names that may be called, without port; empty for any host with global addresses
 * @param callTimeout for a whole call, from asking for a connection to the last byte of the body: 100 ms to 5 minutes
 * @param maxResponseBytes of a body as it is read, unpacked: 1 to 64 MiB
 * @param maxConcurrent calls that are under way together when enqueued (calls by {@code execute()} are the caller's
 *     own threads and not bounded): 1 to 64
 */
public record ClientSpec(
        String network, Set<String> hosts, Duration callTimeout, long maxResponseBytes, int maxConcurrent) {
    private static final Pattern NETWORK = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_CALLS = 64;

    public ClientSpec {
        if (!NETWORK.matcher(network).matches()) {
            throw new IllegalArgumentException("network: " + NETWORK);
        }
        hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        if (callTimeout.compareTo(SHORTEST) < 0 || callTimeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("callTimeout: " + SHORTEST + " to " + LONGEST);
        }
        if (maxResponseBytes < 1 || maxResponseBytes > MOST_BYTES) {
            throw new IllegalArgumentException("maxResponseBytes: 1 to " + MOST_BYTES);
        }
        if (maxConcurrent < 1 || maxConcurrent > MOST_CALLS) {
            throw new IllegalArgumentException("maxConcurrent: 1 to " + MOST_CALLS);
        }
    }

    /** Any guarded host, 10 s, 2 MiB, 16 calls. */
    public static ClientSpec of(String network) {
        return new ClientSpec(network, Set.of(), Duration.ofSeconds(10), 2L << 20, 16);
    }

    /** The same for these hosts only. */
    public ClientSpec onlyHosts(Set<String> only) {
        return new ClientSpec(network, only, callTimeout, maxResponseBytes, maxConcurrent);
    }

    /** The same with another limit of time. */
    public ClientSpec within(Duration timeout) {
        return new ClientSpec(network, hosts, timeout, maxResponseBytes, maxConcurrent);
    }

    /** The same with another limit of size. */
    public ClientSpec upTo(long bytes) {
        return new ClientSpec(network, hosts, callTimeout, bytes, maxConcurrent);
    }
}
