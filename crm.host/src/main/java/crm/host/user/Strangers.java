package crm.host.user;

import crm.host.Problem;
import crm.host.ProblemKind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Bounds what those who are not signed in may cost this node, before the store is asked or a password hashed: tries at signing in, from one address and
 * from all. A try that succeeds counts for nothing. The tries at one account are counted by {@link LoginAttempts}, over all nodes.
 */
@Component(service = Strangers.class)
public final class Strangers {
    private static final int AT_ONCE_FROM_ONE = 30;
    private static final Duration EACH_FROM_ONE = Duration.ofSeconds(2);
    private static final int AT_ONCE = 60;
    private static final Duration EACH = Duration.ofMillis(100);
    private static final int MOST_ADDRESSES = 10_000;
    private static final int LONGEST_ADDRESS = 64;
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]+");

    private final Clock clock;
    private final Allowance all;

    /** Those that came last stay known. Guarded by this. */
    private final Map<String, Allowance> addresses = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    @Activate
    public Strangers(@Reference Clock clock) {
        this.clock = clock;
        this.all = new Allowance(AT_ONCE, EACH, clock.instant());
    }

    /**
     * A try begins.
     *
     * @throws Problem TOO_MANY_ATTEMPTS from this address, TOO_MANY_REQUESTS from all
     */
    synchronized void enter(String address) {
        Instant now = clock.instant();
        Allowance one = one(address, now);
        if (!one.has(now)) {
            throw Problem.retryAfter(ProblemKind.TOO_MANY_ATTEMPTS, EACH_FROM_ONE);
        }
        if (!all.has(now)) {
            throw Problem.retryAfter(ProblemKind.TOO_MANY_REQUESTS, Duration.ofSeconds(1));
        }
        one.take();
        all.take();
    }

    /** The try was somebody's own. */
    synchronized void recognised(String address) {
        one(address, clock.instant()).giveBack();
        all.giveBack();
    }

    /** How many addresses are kept in mind. */
    synchronized int known() {
        return addresses.size();
    }

    private Allowance one(String address, Instant now) {
        return addresses.computeIfAbsent(place(address), key -> new Allowance(AT_ONCE_FROM_ONE, EACH_FROM_ONE, now));
    }

    /** Where an address is: of IPv6 the network that one customer is given, since all its addresses are one's own. */
    private static String place(String address) {
        String bounded = address.length() > LONGEST_ADDRESS ? address.substring(0, LONGEST_ADDRESS) : address;
        if (!IPV6.matcher(bounded).matches()) {
            return bounded;
        }
        try {
            byte[] bytes = InetAddress.getByName(bounded).getAddress();
            return bytes.length == 16 ? Arrays.toString(Arrays.copyOf(bytes, 8)) : bounded;
        } catch (UnknownHostException e) {
            return bounded; // looks like one and is none
        }
    }

    /** So many at once, and then one in each so long. */
    private static final class Allowance {
        private final int most;
        private final Duration each;
        private double left;
        private Instant counted;

        Allowance(int most, Duration each, Instant now) {
            this.most = most;
            this.each = each;
            this.left = most;
            this.counted = now;
        }

        boolean has(Instant now) {
            long passed = Math.max(0, Duration.between(counted, now).toMillis());
            left = Math.min(most, left + (double) passed / each.toMillis());
            counted = now;
            return left >= 1;
        }

        void take() {
            left--;
        }

        void giveBack() {
            left = Math.min(most, left + 1);
        }
    }
}
