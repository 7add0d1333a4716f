package crm.social.http.client;

import crm.social.http.ClientSpec;
import crm.social.http.NetworkClient;
import crm.social.http.guard.AddressGuard;
import crm.social.http.guard.GuardedDns;
import crm.social.http.guard.GuardedSockets;
import crm.social.http.guard.Settings;
import java.io.IOException;
import java.net.Proxy;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.HostnameVerifier;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;

/** A client with connections and threads of its own, so that nothing of it is left when it is closed. */
public final class GuardedClient implements NetworkClient {
    private static final int IDLE_CONNECTIONS = 5;

    private final ExecutorService threads;
    private final ConnectionPool connections = new ConnectionPool(IDLE_CONNECTIONS, 2, TimeUnit.MINUTES);
    private final Dispatcher dispatcher;
    private final OkHttpClient reads;
    private final OkHttpClient writes;
    private final Consumer<GuardedClient> onClose;
    private final LiveCalls live;
    private final GuardedSockets sockets;

    /** Asks {@code outside}'s name server; {@code onClose} hears of the first {@link #close()}. */
    public GuardedClient(
            ClientSpec spec,
            Supplier<Settings> settings,
            Observers observers,
            Outside outside,
            Consumer<GuardedClient> onClose) {
        this.onClose = onClose;
        this.live = new LiveCalls(spec.network());
        this.threads = threads(spec.network());
        this.dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(spec.maxConcurrent());
        dispatcher.setMaxRequestsPerHost(spec.maxConcurrent());
        AddressGuard guard = new AddressGuard(settings, spec.hosts());
        GuardedDns dns = new GuardedDns(outside.names(), guard, settings, threads);
        this.sockets = new GuardedSockets(guard, outside.way());
        GuardedCalls.Wiring wiring = new GuardedCalls.Wiring(dns, sockets, live);
        OkHttpClient.Builder builder = basic(dns, sockets)
                .addInterceptor(new GuardedCalls(spec, settings, guard, observers, wiring))
                .addNetworkInterceptor(new SendMark(spec, guard));
        outside.trust().accept(builder);
        this.reads = builder.build();
        this.writes = reads.newBuilder().retryOnConnectionFailure(false).build();
    }

    /**
     * What lies beyond the guard.
     *
     * @param names the name server
     * @param trust sets whose certificates are believed
     * @param way where an address leads
     */
    public record Outside(Dns names, Consumer<OkHttpClient.Builder> trust, UnaryOperator<SocketAddress> way) {
        /** The platform's name server and certificate authorities, and each address itself. */
        public static Outside platform() {
            return new Outside(Dns.SYSTEM, builder -> {}, UnaryOperator.identity());
        }
    }

    private OkHttpClient.Builder basic(GuardedDns dns, GuardedSockets sockets) {
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(connections)
                .dns(dns)
                .socketFactory(sockets)
                .proxy(Proxy.NO_PROXY)
                .hostnameVerifier(ofOneHostEach())
                .followRedirects(false)
                .followSslRedirects(false)
                .eventListener(new Leftovers())
                .callTimeout(Duration.ZERO);
    }

    /** Any verifier but OkHttp's own object keeps it from using one host's HTTP/2 connection for another host. */
    private static HostnameVerifier ofOneHostEach() {
        HostnameVerifier strict = new OkHttpClient().hostnameVerifier();
        return (host, session) -> strict.verify(host, session);
    }

    private static ExecutorService threads(String network) {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task, "crm.social.http " + network + " " + count.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            return thread;
        };
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
    }

    /** A call that ends while the client is closed puts its connection back into the pool. */
    private final class Leftovers extends EventListener {
        @Override
        public void callEnd(Call call) {
            sweep();
        }

        @Override
        public void callFailed(Call call, IOException failure) {
            sweep();
        }

        private void sweep() {
            if (live.closed()) {
                connections.evictAll();
            }
        }
    }

    @Override
    public OkHttpClient reads() {
        return reads;
    }

    @Override
    public OkHttpClient writes() {
        return writes;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (live.closed()) {
                return;
            }
            live.close();
        }
        dispatcher.cancelAll();
        connections.evictAll();
        sockets.closeAll();
        threads.shutdownNow();
        onClose.accept(this);
    }
}
