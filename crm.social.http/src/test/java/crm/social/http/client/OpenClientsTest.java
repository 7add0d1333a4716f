package crm.social.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.social.http.ClientSpec;
import crm.social.http.NetworkClient;
import crm.social.http.NotSentException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenClientsTest {
    @StartStop
    public final MockWebServer server = new MockWebServer();

    private World world;
    private OpenClients clients;

    @BeforeEach
    void serve() {
        server.useHttps(World.serverSockets());
        world = new World(server.getPort()).name("api.example.com", World.GLOBAL);
        clients = new OpenClients(() -> world.settings, world.observers(), world.outside());
    }

    @Test
    void whatABundleLeavesOpenIsClosedForIt() throws Exception {
        NetworkClient left = clients.open(ClientSpec.of("left"));
        server.enqueue(new MockResponse.Builder().body("x").build());
        assertThat(read(left.reads())).isEqualTo("x");
        assertThat(left.reads().connectionPool().connectionCount()).isEqualTo(1);

        clients.closeAll();

        assertThat(left.reads().connectionPool().connectionCount()).isZero();
        assertThatThrownBy(() -> read(left.reads())).isInstanceOf(NotSentException.class);
        assertThatThrownBy(() -> clients.open(ClientSpec.of("late"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closingEndsCallsInFlightAndLeavesNoThread() throws Exception {
        NetworkClient client = clients.open(ClientSpec.of("going").within(Duration.ofSeconds(20)));
        NetworkClient other = clients.open(ClientSpec.of("staying"));
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        server.enqueue(new MockResponse.Builder().body("still here").build());
        CompletableFuture<Response> answer = enqueue(client.writes());
        assertThat(server.takeRequest(5, TimeUnit.SECONDS)).isNotNull();
        assertThat(threads("going")).isPositive();

        client.close();
        client.close();

        assertThatThrownBy(() -> answer.get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IOException.class)
                .cause()
                .isNotInstanceOf(NotSentException.class);
        for (int i = 0; i < 100 && threads("going") > 0; i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(threads("going")).isZero();
        assertThat(client.reads().connectionPool().connectionCount()).isZero();
        assertThat(read(other.reads())).isEqualTo("still here");
        other.close();
    }

    @Test
    void anAnswerReadWhileTheClientClosesLeavesNoConnection() throws Exception {
        NetworkClient client = clients.open(ClientSpec.of("x"));
        server.enqueue(new MockResponse.Builder().body("x".repeat(100)).build());
        Response response = client.reads()
                .newCall(new Request.Builder().url("https://api.example.com/").build())
                .execute();
        client.close();
        response.close();
        assertThat(client.reads().connectionPool().connectionCount()).isZero();
    }

    @Test
    void anAnswerThatNobodyClosesHoldsNoConnectionBeyondTheClient() throws Exception {
        NetworkClient client = clients.open(ClientSpec.of("x"));
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(100_000))
                .throttleBody(10, 1, TimeUnit.SECONDS)
                .build());
        Response forgotten = client.reads()
                .newCall(new Request.Builder().url("https://api.example.com/").build())
                .execute();
        client.close();
        assertThatThrownBy(() -> forgotten.body().bytes()).isInstanceOf(IOException.class);
        assertThat(client.reads().connectionPool().connectionCount()).isZero();
    }

    private static long threads(String network) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("crm.social.http " + network))
                .count();
    }

    private static CompletableFuture<Response> enqueue(OkHttpClient through) {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        through.newCall(new Request.Builder().url("https://api.example.com/").build())
                .enqueue(new Callback() {
                    @Override
                    public void onFailure(Call call, IOException e) {
                        answer.completeExceptionally(e);
                    }

                    @Override
                    public void onResponse(Call call, Response response) {
                        answer.complete(response);
                    }
                });
        return answer;
    }

    private static String read(OkHttpClient through) throws IOException {
        Request request = new Request.Builder().url("https://api.example.com/").build();
        try (Response response = through.newCall(request).execute()) {
            return response.body().string();
        }
    }
}
