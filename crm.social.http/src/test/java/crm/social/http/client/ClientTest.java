package crm.social.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.social.http.ClientSpec;
import crm.social.http.ForbiddenAddressException;
import crm.social.http.NotSentException;
import crm.social.http.Operation;
import crm.social.http.ResponseTooLargeException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.GzipSink;
import okio.Sink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientTest {
    private static final HttpUrl API = HttpUrl.get("https://api.example.com/2/users/by?usernames=secret");

    @StartStop
    public final MockWebServer server = new MockWebServer();

    private World world;
    private GuardedClient client;

    @BeforeEach
    void serve() {
        server.useHttps(World.serverSockets());
        world = new World(server.getPort()).name("api.example.com", World.GLOBAL);
        client = world.client(ClientSpec.of("x").onlyHosts(Set.of("api.example.com")));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void anHttpsHostIsReadOverItsCheckedAddress() throws Exception {
        server.enqueue(new MockResponse.Builder().body("hello").build());

        assertThat(read(client.reads())).isEqualTo("hello");

        assertThat(world.dialled)
                .singleElement()
                .satisfies(address -> assertThat(address.getAddress()).isEqualTo(World.address(World.GLOBAL)))
                .satisfies(address -> assertThat(address.getPort()).isEqualTo(443));
        assertThat(server.takeRequest().getHeaders().get("Accept-Encoding")).isEqualTo("gzip");
    }

    @Test
    void oneHostsConnectionIsNotUsedForAnother() throws Exception {
        world.name("other.example.com", World.GLOBAL);
        server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
        server.enqueue(new MockResponse.Builder().body("1").build());
        server.enqueue(new MockResponse.Builder().body("2").build());
        server.enqueue(new MockResponse.Builder().body("3").build());
        try (GuardedClient open = world.client(ClientSpec.of("x"))) {
            read(open.reads());
            read(open.writes());
            assertThat(world.dialled).hasSize(1);
            read(open.reads(), HttpUrl.get("https://other.example.com/"));
            assertThat(world.dialled).hasSize(2);
        }
    }

    @Test
    void aCertificateOfAnotherNameIsRefused() {
        world.name("wrong.example.com", World.GLOBAL);
        try (GuardedClient open = world.client(ClientSpec.of("x"))) {
            assertThatThrownBy(() -> read(open.writes(), HttpUrl.get("https://wrong.example.com/")))
                    .isInstanceOf(NotSentException.class);
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "https://api.example.com/elsewhere")
                .addHeader("Set-Cookie", "a=b")
                .build());
        server.enqueue(new MockResponse.Builder().build());

        try (Response response = execute(client.reads(), API)) {
            assertThat(response.code()).isEqualTo(302);
        }
        execute(client.reads(), API).close();

        assertThat(server.getRequestCount()).isEqualTo(2);
        server.takeRequest();
        assertThat(server.takeRequest().getHeaders().get("Cookie")).isNull();
    }

    @Test
    void anAnnouncedBodyOverTheLimitIsNotRead() {
        server.enqueue(new MockResponse.Builder().body("x".repeat(1025)).build());

        assertThatThrownBy(() -> read(small().reads())).isInstanceOf(ResponseTooLargeException.class);
    }

    @Test
    void aBodyOfUnknownLengthIsReadUpToTheLimit() throws Exception {
        server.setProtocols(List.of(Protocol.HTTP_1_1));
        server.enqueue(
                new MockResponse.Builder().chunkedBody("x".repeat(1024), 100).build());
        server.enqueue(
                new MockResponse.Builder().chunkedBody("x".repeat(1025), 100).build());
        try (GuardedClient small = small()) {
            assertThat(read(small.reads())).hasSize(1024);
            assertThatThrownBy(() -> read(small.reads())).isInstanceOf(ResponseTooLargeException.class);
        }
    }

    @Test
    void aPackedBodyIsBoundedUnpacked() throws Exception {
        server.enqueue(packed("{\"some\":\"json\"}".repeat(60)));
        server.enqueue(packed("{\"some\":\"json\"}".repeat(100)));
        try (GuardedClient small = small()) {
            assertThat(read(small.reads())).hasSize(900);
            assertThatThrownBy(() -> read(small.reads())).isInstanceOf(ResponseTooLargeException.class);
        }
    }

    @Test
    void aBodyThatUnpacksTooWellIsRefusedLongBeforeTheLimit() throws Exception {
        server.enqueue(packed("0".repeat(1 << 20)));
        try (GuardedClient large = world.client(ClientSpec.of("x").upTo(64 << 20));
                Response response = execute(large.reads(), API)) {
            Buffer read = new Buffer();
            assertThatThrownBy(() -> response.body().source().readAll(read))
                    .isInstanceOf(ResponseTooLargeException.class);
            assertThat(read.size()).isLessThan(300_000);
        }
    }

    @Test
    void whoAsksForPackingHimselfIsBoundedAllTheSame() throws Exception {
        server.enqueue(packed("0".repeat(4000)));
        try (GuardedClient small = small()) {
            Request request = new Request.Builder()
                    .url(API)
                    .header("Accept-Encoding", "gzip")
                    .build();
            assertThatThrownBy(() ->
                            small.reads().newCall(request).execute().body().string())
                    .isInstanceOf(ResponseTooLargeException.class);
        }
    }

    @Test
    void aSlowBodyEndsWithTheCallsTime() throws Exception {
        server.enqueue(new MockResponse.Builder().build());
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(1000))
                .throttleBody(1, 50, TimeUnit.MILLISECONDS)
                .build());
        try (GuardedClient quick = world.client(ClientSpec.of("x").within(Duration.ofSeconds(2)))) {
            read(quick.reads());
            long started = System.nanoTime();
            assertThatThrownBy(() -> read(quick.reads())).isInstanceOf(InterruptedIOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void silenceEndsWithTheReadTime() throws Exception {
        server.enqueue(new MockResponse.Builder().build());
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());

        read(client.reads());
        world.impatient();
        assertThatThrownBy(() -> read(client.writes()))
                .isInstanceOf(InterruptedIOException.class)
                .isNotInstanceOf(NotSentException.class);
        assertThat(world.counted()).containsEntry("x GET timeout", 1L);
    }

    @Test
    void aBodyThatBreaksOffIsAnError() {
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(100_000))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());

        assertThatThrownBy(() -> read(client.reads()))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NotSentException.class);
    }

    @Test
    void aChangedSettingHoldsForOpenClientsAtTheNextCall() throws Exception {
        server.enqueue(new MockResponse.Builder().body("1").build());
        server.enqueue(new MockResponse.Builder().body("2").build());
        HttpUrl odd = HttpUrl.get("https://localhost:" + server.getPort() + "/");
        world.name("localhost", "127.0.0.1");
        assertThatThrownBy(() -> read(client.reads(), odd)).isInstanceOf(ForbiddenAddressException.class);

        world.allow("localhost:" + server.getPort());
        assertThat(read(client.reads(), odd)).isEqualTo("1");

        world.settings = World.settings(Set.of());
        assertThatThrownBy(() -> read(client.reads(), odd)).isInstanceOf(ForbiddenAddressException.class);
        assertThat(read(client.reads())).isEqualTo("2");
    }

    @Test
    void callsAreCountedByNetworkOperationAndStatus() throws Exception {
        server.enqueue(new MockResponse.Builder().build());
        server.enqueue(new MockResponse.Builder().code(429).build());
        read(client.reads());
        Request tagged = new Request.Builder()
                .url(API)
                .tag(Operation.class, new Operation("users.by"))
                .build();
        client.reads().newCall(tagged).execute().close();
        assertThatThrownBy(() -> read(client.reads(), HttpUrl.get("https://127.0.0.1/")))
                .isInstanceOf(ForbiddenAddressException.class);

        assertThat(world.counted())
                .containsOnly(
                        Map.entry("x GET 200", 1L), Map.entry("x users.by 429", 1L), Map.entry("x GET forbidden", 1L));
        assertThat(world.traffic.snapshot())
                .allSatisfy(sample -> assertThat(sample.time()).isPositive());
    }

    @Test
    void oneLinePerCallTellsAllButTheQuery() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .addHeader("x-rate-limit-remaining", "74")
                .build());
        try (Said said = new Said(GuardedCalls.class)) {
            read(client.reads());
            assertThat(said.lines())
                    .singleElement()
                    .asString()
                    .matches("DEBUG x GET api.example.com/2/users/by 200 \\d+ ms, 74 left");
        }
    }

    @Test
    void anOutageIsSaidOnceAndItsEndOnce() throws Exception {
        try (Said said = new Said(Outages.class)) {
            int right = world.port;
            world.port = 1;
            for (int i = 0; i < 6; i++) {
                assertThatThrownBy(() -> read(client.reads())).isInstanceOf(NotSentException.class);
            }
            assertThat(said.lines()).containsExactly("WARN x does not answer (not-sent)");

            world.port = right;
            server.enqueue(new MockResponse.Builder().code(503).build());
            server.enqueue(new MockResponse.Builder().build());
            execute(client.reads(), API).close();
            execute(client.reads(), API).close();
            assertThat(said.lines()).hasSize(2).last().isEqualTo("INFO x answers again");
        }
    }

    @Test
    void oneBrokenCallIsNoNews() throws Exception {
        try (Said said = new Said(Outages.class)) {
            int right = world.port;
            world.port = 1;
            assertThatThrownBy(() -> read(client.reads())).isInstanceOf(NotSentException.class);
            world.port = right;
            server.enqueue(new MockResponse.Builder().build());
            read(client.reads());
            assertThat(said.lines()).isEmpty();
        }
    }

    private GuardedClient small() {
        return world.client(ClientSpec.of("x").upTo(1024));
    }

    private static MockResponse packed(String text) throws IOException {
        Buffer packed = new Buffer();
        try (Sink gzip = new GzipSink(packed)) {
            Buffer plain = new Buffer().writeUtf8(text);
            gzip.write(plain, plain.size());
        }
        return new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(packed)
                .build();
    }

    private static Response execute(OkHttpClient through, HttpUrl url) throws IOException {
        return through.newCall(new Request.Builder().url(url).build()).execute();
    }

    private static String read(OkHttpClient through) throws IOException {
        return read(through, API);
    }

    private static String read(OkHttpClient through, HttpUrl url) throws IOException {
        try (Response response = execute(through, url)) {
            return response.body().string();
        }
    }
}
