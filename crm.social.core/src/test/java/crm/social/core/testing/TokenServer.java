package crm.social.core.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An authorization server for many processes: refresh tokens are good once, and one that is used again ends all that its account was granted. Tokens
 * have the form {@code account.number}; the account's newest number is the one that counts.
 */
public final class TokenServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Family> families = new ConcurrentHashMap<>();
    private final Random random;

    public final AtomicInteger requests = new AtomicInteger();
    public final AtomicInteger replays = new AtomicInteger();
    public final Set<String> lost = ConcurrentHashMap.newKeySet();
    public volatile Duration delay = Duration.ZERO;
    /** How many of a thousand answers are lost after the server has done what was asked. */
    public volatile int lostOfThousand;

    /** What one account was granted. */
    private static final class Family {
        private int number = 1;
        private boolean revoked;
        /** Whose request made the newest tokens, and whether they were seen in use since. */
        private String madeFor = "";

        private boolean seen = true;
    }

    public TokenServer(long seed) {
        // Else each answer waits 40 ms for the other side's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.random = new Random(seed);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/token", this::token);
        server.createContext("/read", this::read);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Grants an account its first tokens. */
    public String grant(String account) {
        families.put(account, new Family());
        return account + ".1";
    }

    /** Accounts whose grant was ended because of a replay. */
    public Set<String> revoked() {
        Set<String> ended = new HashSet<>();
        families.forEach((account, family) -> {
            synchronized (family) {
                if (family.revoked) {
                    ended.add(account);
                }
            }
        });
        return ended;
    }

    /** Accounts with newest tokens that this node asked for and that nobody was seen to use: their answers were in flight, or are unused yet. */
    public Set<String> unseen(String node) {
        Set<String> unseen = new HashSet<>();
        families.forEach((account, family) -> {
            synchronized (family) {
                if (family.madeFor.equals(node) && !family.seen) {
                    unseen.add(account);
                }
            }
        });
        return unseen;
    }

    /** How often each account's grant was renewed. */
    public Map<String, Integer> renewals() {
        Map<String, Integer> renewals = new TreeMap<>();
        families.forEach((account, family) -> {
            synchronized (family) {
                renewals.put(account, family.number - 1);
            }
        });
        return renewals;
    }

    private void token(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String token = body(exchange);
        String account = token.substring(0, token.indexOf('.'));
        pause(delay.dividedBy(2));
        String fresh;
        Family family = families.get(account);
        synchronized (family) {
            if (!token.equals(account + "." + family.number)) {
                replays.incrementAndGet();
                family.revoked = true;
            }
            if (family.revoked) {
                answer(exchange, 400, "invalid_grant");
                return;
            }
            family.number++;
            family.madeFor = exchange.getRequestHeaders().getFirst("Node");
            family.seen = false;
            fresh = account + "." + family.number;
        }
        pause(delay.dividedBy(2));
        if (loses()) {
            lost.add(account);
            exchange.close(); // without an answer: the connection is cut
            return;
        }
        answer(exchange, 200, fresh);
    }

    private boolean loses() {
        synchronized (random) {
            return random.nextInt(1000) < lostOfThousand;
        }
    }

    private void read(HttpExchange exchange) throws IOException {
        String token = body(exchange);
        String account = token.substring(0, token.indexOf('.'));
        Family family = families.get(account);
        boolean good;
        synchronized (family) {
            good = !family.revoked && token.equals(account + "." + family.number);
            family.seen |= good;
        }
        answer(exchange, good ? 200 : 401, account);
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
