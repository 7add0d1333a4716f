package crm.social.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.social.http.ClientSpec;
import crm.social.http.ForbiddenAddressException;
import crm.social.http.NotSentException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A canary listens where every address leads that the guard lets pass: it must stay silent. */
class ForgedAddressesTest {
    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocket canary;
    private Thread listener;
    private World world;
    private GuardedClient client;

    @BeforeEach
    void listen() throws IOException {
        canary = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listener = new Thread(() -> {
            while (!canary.isClosed()) {
                try {
                    canary.accept().close();
                    connections.incrementAndGet();
                } catch (IOException e) {
                    return;
                }
            }
        });
        listener.start();
        world = new World(canary.getLocalPort()).name("api.example.com", World.GLOBAL);
        client = world.client(ClientSpec.of("any"));
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        canary.close();
        listener.join(5_000);
    }

    static Stream<String> specialAddresses() {
        return Stream.of(
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.254",
                "127.0.0.1",
                "127.1.2.3",
                "127.255.255.255",
                "169.254.169.254",
                "169.254.170.2",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "192.168.255.255",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "100.100.100.200",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:7f00:1",
                "::ffff:a9fe:a9fe",
                "::ffff:10.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:0:7f00:1::1",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:a00:1::",
                "2002:a9fe:a9fe::1",
                "2606:4700::5efe:7f00:1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fd12:3456:789a::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "ff05::2");
    }

    static Stream<String> addresses() {
        return specialAddresses()
                .flatMap(address -> address.contains(":")
                        ? Stream.of("https://[" + address + "]/", "http://[" + address + "]/")
                        : Stream.of("https://" + address + "/", "http://" + address + ":8080/"));
    }

    static Stream<String> disguises() {
        return Stream.of(
                "https://2130706433/",
                "https://017700000001/",
                "https://0x7f000001/",
                "https://0x7f.1/",
                "https://0x7f.0x0.0x0.0x1/",
                "https://0177.0.0.1/",
                "https://0177.0000.0000.0001/",
                "https://127.1/",
                "https://127.0.1/",
                "https://127.0.0.1./",
                "https://127.0.0.1../",
                "https://0/",
                "https://00000000/",
                "https://4294967295/",
                "https://2852039166/",
                "https://3232235521/",
                "https://0251.0376.0251.0376/",
                "https://0xa9fea9fe/",
                "https://256.256.256.256/",
                "https://127.0.0.1.example.1/",
                "https://1.0x7f/",
                "https://127.0.0.0x1/",
                "https://999999999999/",
                "https://127。0。0。1/",
                "https://127．0．0．1/",
                "https://１２７.０.０.１/",
                "https://①②⑦.⓪.⓪.①/",
                "https://127%2e0%2e0%2e1/",
                "https://%31%32%37.0.0.1/",
                "https://[::ffff:127.0.0.1%25lo]/",
                "https://[fe80::1%25eth0]/",
                "https://[::1]:443/",
                "https://[0:0:0:0:0:0:0:1]/",
                "https://[::ffff:0x7f.0.0.1]/",
                "https://[0000::0001]/",
                "https://[::]/",
                "https://localhost/",
                "https://LOCALHOST/",
                "https://localhost./",
                "https://foo.localhost/",
                "https://foo.localhost./",
                "https://ｌｏｃａｌｈｏｓｔ/",
                "https://printer.local/",
                "https://metadata.google.internal/",
                "https://metadata/",
                "https://router.home.arpa/",
                "https://x.onion/",
                "https://db.test/",
                "https://ec2.Internal./",
                "https://intranet/",
                "https://api.example.com@127.0.0.1/",
                "https://127.0.0.1@api.example.com/",
                "https://user:pass@api.example.com/",
                "https://api.example.com%40127.0.0.1/",
                "https://api.example.com:443@127.0.0.1:443/",
                "https://127.0.0.1\\@api.example.com/",
                "https:\\\\127.0.0.1/",
                "https:/127.0.0.1/",
                "https:127.0.0.1",
                "https:///127.0.0.1/",
                "//127.0.0.1/",
                "\\\\127.0.0.1\\share",
                "https://127.0.0.1\r\nHost: api.example.com/",
                "https://api.example.com\r\n@127.0.0.1/",
                "https://127.0.0.1%0d%0aX:%20y/",
                "https://127.0.0.1%00.example.com/",
                "https://127.0.0.1\t/",
                "https://127.0.0.1\u0000.example.com/",
                " https://127.0.0.1/ ",
                "HTTPS://127.0.0.1/",
                "https://127.0.0.1:443/",
                "https://127.0.0.1:8443/",
                "https://api.example.com:8443/",
                "https://api.example.com:80/",
                "https://api.example.com:22/",
                "http://api.example.com/",
                "http://api.example.com:443/",
                "https://" + World.GLOBAL + ":8443/",
                "http://" + World.GLOBAL + "/",
                "ftp://127.0.0.1/",
                "file:///etc/passwd",
                "gopher://127.0.0.1:6379/_",
                "dict://127.0.0.1:11211/",
                "jar:https://127.0.0.1/!/",
                "ws://127.0.0.1/",
                "wss://127.0.0.1/",
                "data:text/plain,x",
                "https://mixed.example.com/",
                "https://inside.example.com/",
                "https://xn--127-.0.0.1/",
                "https://unknown.example.com/");
    }

    @ParameterizedTest
    @MethodSource({"addresses", "disguises"})
    void aForgedUrlIsRefusedAndNothingIsDialled(String url) {
        for (String host : List.of("foo.localhost", "localhost", "printer.local", "inside.example.com", "intranet")) {
            world.name(host, "127.0.0.1");
        }
        world.name("mixed.example.com", World.GLOBAL, "10.0.0.1");

        assertThatThrownBy(() -> call(client.reads(), url))
                .isInstanceOfAny(NotSentException.class, IllegalArgumentException.class);
        assertThatThrownBy(() -> call(client.writes(), url))
                .isInstanceOfAny(NotSentException.class, IllegalArgumentException.class);

        assertThat(world.dialled).isEmpty();
        assertThat(connections).hasValue(0);
    }

    @ParameterizedTest
    @MethodSource("specialAddresses")
    void aNameThatLeadsInsideIsForbidden(String address) {
        world.name("evil.example.com", address).name("half.example.com", World.GLOBAL, address);

        assertThatThrownBy(() -> call(client.reads(), "https://evil.example.com/"))
                .isInstanceOf(ForbiddenAddressException.class);
        assertThatThrownBy(() -> call(client.reads(), "https://half.example.com/"))
                .isInstanceOf(ForbiddenAddressException.class);

        assertThat(world.dialled).isEmpty();
        assertThat(connections).hasValue(0);
    }

    @Test
    void thereAreEnoughFormsToSpeakOf() {
        assertThat(Stream.concat(addresses(), disguises()).distinct()).hasSizeGreaterThan(200);
    }

    @Test
    void theCanarySingsWhenAGlobalAddressIsCalled() {
        assertThatThrownBy(() -> call(client.reads(), "https://api.example.com/"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> call(client.reads(), "https://" + World.GLOBAL + "/"))
                .isInstanceOf(IOException.class);

        assertThat(world.dialled).isNotEmpty().allMatch(address -> address.getAddress()
                .equals(World.address(World.GLOBAL)));
    }

    @Test
    void aNameThatChangesItsAddressIsCheckedEachTime() {
        List<InetAddress> answers = new ArrayList<>(
                List.of(World.address(World.GLOBAL), World.address("127.0.0.1"), World.address(World.GLOBAL)));
        world.names.put("rebind.example.com", host -> List.of(answers.size() > 1 ? answers.remove(0) : answers.get(0)));

        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(() -> call(client.writes(), "https://rebind.example.com/"))
                    .isInstanceOf(IOException.class);
        }

        assertThat(world.dialled)
                .isNotEmpty()
                .extracting(InetSocketAddress::getAddress)
                .allMatch(address -> address.equals(World.address(World.GLOBAL)));
    }

    @Test
    void onlyTheNamedHostsAreCalled() {
        world.name("other.example.com", World.GLOBAL).name("sub.api.example.com", World.GLOBAL);
        try (GuardedClient narrow = world.client(ClientSpec.of("x").onlyHosts(Set.of("API.example.com")))) {
            for (String host : List.of("other.example.com", "sub.api.example.com", "api.example.com.")) {
                assertThatThrownBy(() -> call(narrow.reads(), "https://" + host + "/"))
                        .isInstanceOf(ForbiddenAddressException.class);
            }
            assertThat(world.dialled).isEmpty();
            assertThatThrownBy(() -> call(narrow.reads(), "https://api.example.com/"))
                    .isNotInstanceOf(ForbiddenAddressException.class);
        }
        assertThat(world.dialled).isNotEmpty();
    }

    @Test
    void anAllowedHostIsAllowedOnItsPortOnly() {
        world.name("localhost", "127.0.0.1").allow("localhost:8081");

        assertThatThrownBy(() -> call(client.reads(), "http://localhost:8082/"))
                .isInstanceOf(ForbiddenAddressException.class);
        assertThatThrownBy(() -> call(client.reads(), "https://localhost/"))
                .isInstanceOf(ForbiddenAddressException.class);
        assertThatThrownBy(() -> call(client.reads(), "http://127.0.0.1:8081/"))
                .isInstanceOf(ForbiddenAddressException.class);
        assertThat(world.dialled).isEmpty();

        assertThatThrownBy(() -> call(client.reads(), "http://localhost:8081/")).isInstanceOf(IOException.class);
        assertThat(world.dialled).isNotEmpty();
    }

    @Test
    void aDerivedClientKeepsTheGuard() {
        AtomicInteger asked = new AtomicInteger();
        OkHttpClient loosened = client.reads()
                .newBuilder()
                .dns(host -> {
                    asked.incrementAndGet();
                    return List.of(World.address("127.0.0.1"));
                })
                .socketFactory(SocketFactory.getDefault())
                .proxy(new Proxy(Proxy.Type.HTTP, canary.getLocalSocketAddress()))
                .build();
        OkHttpClient.Builder bare = client.reads().newBuilder();
        bare.interceptors().clear();
        world.name("evil.example.com", "10.0.0.1");

        assertThatThrownBy(() -> call(loosened, "https://evil.example.com/"))
                .isInstanceOf(ForbiddenAddressException.class);
        assertThatThrownBy(() -> call(bare.build(), "https://127.0.0.1/"))
                .isInstanceOf(ForbiddenAddressException.class);

        assertThat(asked).hasValue(0);
        assertThat(world.dialled).isEmpty();
        assertThat(connections).hasValue(0);
    }

    @Test
    void noProxyIsTakenFromTheEnvironment() {
        List<String> keys = List.of("https.proxyHost", "https.proxyPort", "socksProxyHost", "socksProxyPort");
        for (String key : keys) {
            System.setProperty(key, key.endsWith("Host") ? "127.0.0.1" : Integer.toString(canary.getLocalPort()));
        }
        world.port = 1; // nothing listens there: whoever reaches the canary went through it as a proxy
        try {
            assertThatThrownBy(() -> call(client.reads(), "https://api.example.com/"))
                    .isInstanceOf(IOException.class);
        } finally {
            keys.forEach(System::clearProperty);
        }
        assertThat(connections).hasValue(0);
    }

    private static void call(OkHttpClient through, String url) throws IOException {
        HttpUrl parsed = HttpUrl.get(url);
        through.newCall(new Request.Builder().url(parsed).build()).execute().close();
    }
}
