package crm.social.http.client;

import crm.social.http.ClientSpec;
import crm.social.http.guard.HostPort;
import crm.social.http.guard.Settings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * An internet of the tests' own: names with addresses, and one port of this machine where every address leads that a
 * guard lets pass. So no test can reach beyond this machine, and none can miss a call that should not have been made.
 */
public final class World {
    public static final String GLOBAL = "93.184.215.14";
    public static final String OTHER_GLOBAL = "2606:2800:21f:cb07:6820:80da:af6b:8b2c";

    private static final HeldCertificate AUTHORITY =
            new HeldCertificate.Builder().certificateAuthority(0).build();
    private static final HeldCertificate SERVER = new HeldCertificate.Builder()
            .signedBy(AUTHORITY)
            .addSubjectAlternativeName("api.example.com")
            .addSubjectAlternativeName("other.example.com")
            .addSubjectAlternativeName(GLOBAL)
            .addSubjectAlternativeName("localhost")
            .build();

    private static final Logger OKHTTP = Logger.getLogger(OkHttpClient.class.getName());

    static {
        OKHTTP.setLevel(Level.WARNING); // the test server tells of each connection that a test breaks
    }

    public final Map<String, Function<String, List<InetAddress>>> names = new ConcurrentHashMap<>();
    public final List<InetSocketAddress> dialled = new CopyOnWriteArrayList<>();
    public final Traffic traffic = new Traffic();
    public final Outages outages = new Outages();
    public volatile Settings settings = settings(Set.of());
    public volatile int port;

    /** Every address leads to this port of 127.0.0.1. */
    public World(int port) {
        this.port = port;
    }

    public static Settings settings(Set<HostPort> allowed) {
        return settings(allowed, Duration.ofSeconds(20));
    }

    private static Settings settings(Set<HostPort> allowed, Duration patience) {
        return new Settings(allowed, patience, patience, Duration.ofSeconds(60), patience, 5L << 20);
    }

    /** From now on half a second without an answer is an end. */
    public void impatient() {
        settings = settings(settings.allowed(), Duration.ofMillis(500));
    }

    public World allow(String... hostPorts) {
        settings = settings(Arrays.stream(hostPorts)
                .map(text -> HostPort.parse(text).orElseThrow())
                .collect(Collectors.toSet()));
        return this;
    }

    public World name(String host, String... addresses) {
        names.put(host, any -> Arrays.stream(addresses).map(World::address).toList());
        return this;
    }

    public static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public GuardedClient client(ClientSpec spec) {
        return new GuardedClient(spec, () -> settings, observers(), outside(), closed -> {});
    }

    public Observers observers() {
        return new Observers(traffic, outages);
    }

    public GuardedClient.Outside outside() {
        HandshakeCertificates trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(AUTHORITY.certificate())
                .build();
        return new GuardedClient.Outside(
                this::lookup,
                builder -> builder.sslSocketFactory(trust.sslSocketFactory(), trust.trustManager()),
                this::way);
    }

    public static SSLSocketFactory serverSockets() {
        return new HandshakeCertificates.Builder()
                .heldCertificate(SERVER, AUTHORITY.certificate())
                .build()
                .sslSocketFactory();
    }

    private List<InetAddress> lookup(String host) throws UnknownHostException {
        Function<String, List<InetAddress>> answer = names.get(host);
        if (answer == null) {
            throw new UnknownHostException(host);
        }
        return answer.apply(host);
    }

    private SocketAddress way(SocketAddress address) {
        dialled.add((InetSocketAddress) address);
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Counters as {@code network operation status} = calls. */
    public Map<String, Long> counted() {
        return traffic.snapshot().stream()
                .collect(Collectors.toMap(
                        sample -> sample.kind().network() + " "
                                + sample.kind().operation() + " "
                                + sample.kind().status(),
                        Traffic.Sample::calls));
    }
}
