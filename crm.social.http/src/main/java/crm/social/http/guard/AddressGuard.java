package crm.social.http.guard;

import crm.social.http.ForbiddenAddressException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One client's rules, asked four times on the way of a request: for its URL, for the answer of the name server, for
 * each address before it is connected, and for the connection before the request is written.
 */
public final class AddressGuard {
    /** RFC 6761, 6762, 7686, 8375 and 9476, and what clouds call their metadata servers. */
    private static final List<String> LOCAL_SUFFIXES =
            List.of(".localhost", ".local", ".internal", ".home.arpa", ".onion", ".alt", ".test", ".invalid");

    /** A last label such as 1, 0177 or 0x7f: resolvers read the whole as an IPv4 address in disguise. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");

    private static final int HTTPS = 443;

    private final Supplier<Settings> settings;
    private final Set<String> hosts;

    /** {@code hosts} in small letters; empty for any. */
    public AddressGuard(Supplier<Settings> settings, Set<String> hosts) {
        this.settings = settings;
        this.hosts = Set.copyOf(hosts);
    }

    /** Before anything else happens. */
    public void checkUrl(HttpUrl url) throws ForbiddenAddressException {
        String host = url.host();
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw forbidden(host, "credentials in the address");
        }
        if (settings.get().allows(host, url.port())) {
            return;
        }
        if (!url.isHttps()) {
            throw forbidden(host, "not https");
        }
        if (url.port() != HTTPS) {
            throw forbidden(host, "port " + url.port());
        }
        if (!hosts.isEmpty() && !hosts.contains(host)) {
            throw forbidden(host, "not a host of this client");
        }
        InetAddress literal = HostPort.literal(host);
        if (literal == null) {
            checkName(host);
        } else {
            checkGlobal(host, literal);
        }
    }

    /** After the name server answered: one address that is not global spoils all. */
    void checkAnswer(String host, List<InetAddress> addresses) throws ForbiddenAddressException {
        if (allowedOnSomePort(host)) {
            return;
        }
        for (InetAddress address : addresses) {
            checkGlobal(host, address);
        }
    }

    /** Before a socket is connected, and again before a request is written to it. */
    public void checkAddress(InetSocketAddress address) throws ForbiddenAddressException {
        String host = address.getHostString();
        if (settings.get().allows(host, address.getPort())) {
            return;
        }
        if (address.getPort() != HTTPS) {
            throw forbidden(host, "port " + address.getPort());
        }
        checkGlobal(host, address.getAddress());
    }

    private boolean allowedOnSomePort(String host) {
        return settings.get().allowed().stream()
                .anyMatch(allowed -> allowed.equals(new HostPort(host, allowed.port())));
    }

    private static void checkName(String host) throws ForbiddenAddressException {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        int dot = name.lastIndexOf('.');
        if (dot < 0 || NUMBER.matcher(name.substring(dot + 1)).matches()) {
            throw forbidden(host, "not a public name");
        }
        String small = name.toLowerCase(Locale.ROOT);
        if (LOCAL_SUFFIXES.stream().anyMatch(small::endsWith)) {
            throw forbidden(host, "not a public name");
        }
    }

    private static void checkGlobal(String host, @Nullable InetAddress address) throws ForbiddenAddressException {
        if (address == null || !GlobalAddresses.isGlobal(address)) {
            throw forbidden(host, "not a global address");
        }
    }

    private static ForbiddenAddressException forbidden(String host, String rule) {
        return new ForbiddenAddressException(host + " is not called: " + rule);
    }
}
