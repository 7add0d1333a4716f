package crm.social.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.social.http.ClientSpec;
import crm.social.http.NotSentException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a poster may conclude from an exception: nothing was sent, or nobody knows. */
class SentOrNotTest {
    private static final HttpUrl API = HttpUrl.get("https://api.example.com/2/tweets");

    @StartStop
    public final MockWebServer server = new MockWebServer();

    private World world;
    private GuardedClient client;

    @BeforeEach
    void serve() {
        server.useHttps(World.serverSockets());
        world = new World(server.getPort()).name("api.example.com", World.GLOBAL);
        client = world.client(ClientSpec.of("x"));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aNameWithoutAddressMeansNotSent() {
        assertNotSent(HttpUrl.get("https://nobody.example.com/"));
    }

    @Test
    void aNameServerThatSaysNothingMeansNotSentInTime() {
        world.names.put("slow.example.com", host -> {
            pause(30_000);
            return List.of();
        });
        world.impatient();
        long started = System.nanoTime();
        assertNotSent(HttpUrl.get("https://slow.example.com/"));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aRefusedConnectionMeansNotSent() {
        world.port = 1;
        assertNotSent(API);
    }

    @Test
    void aFailedHandshakeMeansNotSent() {
        server.enqueue(new MockResponse.Builder().failHandshake().build());
        assertThatThrownBy(() -> post(client.writes(), API)).isInstanceOf(NotSentException.class);
    }

    @Test
    void aServerThatDoesNotSpeakTlsMeansNotSent() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            world.port = mute.getLocalPort();
            world.impatient();
            assertNotSent(API);
        }
    }

    @Test
    void theCallsTimePassingBeforeAConnectionMeansNotSent() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                GuardedClient quick = world.client(ClientSpec.of("x").within(Duration.ofMillis(200)))) {
            world.port = mute.getLocalPort();
            assertThatThrownBy(() -> post(quick.writes(), API))
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("in time");
        }
    }

    @Test
    void aConnectionResetInTheHandshakeMeansNotSent() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            world.port = rude.getLocalPort();
            Thread resetting = new Thread(() -> {
                try (Socket socket = rude.accept()) {
                    socket.getInputStream().read();
                    socket.setSoLinger(true, 0);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            resetting.start();
            assertNotSent(API);
            resetting.join(5_000);
        }
    }

    @Test
    void aClosedClientMeansNotSent() {
        client.close();
        assertNotSent(API);
        assertThat(world.counted()).containsEntry("x POST closed", 1L);
    }

    static Stream<MockResponse.Builder> lost() {
        return Stream.of(
                new MockResponse.Builder().onRequestBody(new SocketEffect.CloseSocket()),
                new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()),
                new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE),
                new MockResponse.Builder().body("x".repeat(50_000)).onResponseBody(new SocketEffect.CloseSocket()));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void troubleAfterTheRequestWentOutLeavesItOpen(MockResponse.Builder trouble) throws Exception {
        server.enqueue(new MockResponse.Builder().build());
        server.enqueue(trouble.build());
        server.enqueue(new MockResponse.Builder().build());
        post(client.writes(), API);
        world.impatient();

        assertThatThrownBy(() -> post(client.writes(), API))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NotSentException.class);

        assertThat(server.getRequestCount()).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http/1.1", "h2"})
    void aConnectionThatDiedWhileIdleNeverMakesASecondPost(String protocol) throws Exception {
        if (protocol.equals("h2")) {
            server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
        } else {
            server.setProtocols(List.of(Protocol.HTTP_1_1));
        }
        server.enqueue(new MockResponse.Builder().build());
        server.enqueue(new MockResponse.Builder()
                .onRequestBody(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(new MockResponse.Builder().build());

        post(client.writes(), API);
        assertThatThrownBy(() -> post(client.writes(), API))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NotSentException.class);

        assertThat(server.getRequestCount()).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "00"})
    void retryAtOnceIsNotObeyedForAWrite(String delay) throws Exception {
        for (int code : new int[] {503, 408, 421}) {
            server.enqueue(new MockResponse.Builder()
                    .code(code)
                    .addHeader("Retry-After", delay)
                    .build());
        }

        assertThat(post(client.writes(), API)).isEqualTo(503);
        assertThat(post(client.writes(), API)).isEqualTo(408);
        assertThat(post(client.writes(), API)).isEqualTo(421);

        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void aDelayThatIsNotZeroIsHandedOn() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "120")
                .build());
        try (Response response =
                client.writes().newCall(new Request.Builder().url(API).build()).execute()) {
            assertThat(response.header("Retry-After")).isEqualTo("120");
        }
    }

    @Test
    void aSecondAddressIsTriedWhenTheFirstDoesNotConnect() throws Exception {
        world.name("api.example.com", World.OTHER_GLOBAL, World.GLOBAL);
        server.enqueue(new MockResponse.Builder().failHandshake().build());
        server.enqueue(new MockResponse.Builder().build());

        assertThat(post(client.writes(), API)).isEqualTo(200);
        assertThat(world.dialled).hasSizeGreaterThan(1);
    }

    private void assertNotSent(HttpUrl url) {
        assertThatThrownBy(() -> post(client.writes(), url)).isInstanceOf(NotSentException.class);
        assertThat(server.getRequestCount()).isZero();
    }

    private static int post(OkHttpClient through, HttpUrl url) throws IOException {
        Request request = new Request.Builder()
                .url(url)
                .post(RequestBody.create("{\"text\":\"x\"}", MediaType.get("application/json")))
                .build();
        try (Response response = through.newCall(request).execute()) {
            response.body().bytes();
            return response.code();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
