package crm.social.http.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A host with its port, comparable: an address is written in one way, a name in small letters.
 *
 * @param host name, or address as {@link InetAddress#getHostAddress()} writes it
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern WITH_PORT = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[\\p{L}\\p{N}._-]+):\\d{1,5}");

    public HostPort {
        InetAddress literal = literal(host);
        host = literal == null ? host.toLowerCase(Locale.ROOT) : literal.getHostAddress();
    }

    /** Reads {@code host:port} or {@code [v6]:port}; empty if it is anything else. */
    public static Optional<HostPort> parse(String text) {
        if (!WITH_PORT.matcher(text).matches()) {
            return Optional.empty();
        }
        HttpUrl url = HttpUrl.parse("http://" + text + "/");
        return url == null ? Optional.empty() : Optional.of(new HostPort(url.host(), url.port()));
    }

    /** The address that a host of a {@code HttpUrl} spells, or null if it is a name. Asks no name server. */
    static @Nullable InetAddress literal(String host) {
        if (!host.contains(":") && !IPV4.matcher(host).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
