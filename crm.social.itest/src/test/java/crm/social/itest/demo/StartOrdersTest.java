package crm.social.itest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.Eventually;
import crm.social.itest.Figures;
import crm.social.itest.Visitor;
import crm.social.itest.observer.Observer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.servlet.Servlet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** In whatever order bundles start, the same CRM stands in the end. The system property {@code start.seed} begins at another seed. */
class StartOrdersTest {
    private static final Duration READY = Duration.ofSeconds(20);
    private static final int LINES_OF_A_COMPLAINT = 60;
    private static final String SITE = "/crm/api/site";
    private static final int VISITORS = 3;
    private static final int NOBODY = 0;
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final int SLOWER = 3;
    private static final Pattern COMPLAINT = Pattern.compile("^[\\d-]+ [\\d:.]+ (WARN|ERROR) .*");
    private static final Path SETTINGS = House.output().resolve("start-order.properties");
    private static final RunningDemo DEMO =
            new RunningDemo(Map.of("CRM_JAVA_OPTS", "-Dlauncher.properties=" + SETTINGS));

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();

    @BeforeAll
    static void firstStart() throws Exception {
        DEMO.prepare();
        DroppedJar.dropInto(
                DEMO.data().resolve("load"),
                "crm.social.itest.observer",
                Observer.class,
                Servlet.class,
                Component.class,
                ServiceComponentRuntime.class,
                Bundle.class);
    }

    @AfterAll
    static void stop() {
        DEMO.stop();
    }

    @Test
    void twoOrders() throws Exception {
        start(Long.getLong("start.seed", 1), 2);
    }

    @Test
    @Tag("long")
    void aHundredOrders() throws Exception {
        start(Long.getLong("start.seed", 1_001), 100);
    }

    private void start(long firstSeed, int orders) throws Exception {
        List<Thread> visitors = Stream.generate(() -> new Thread(this::knock, "visitor"))
                .limit(VISITORS)
                .toList();
        visitors.forEach(Thread::start);
        try {
            startInTurns(firstSeed, orders);
        } finally {
            visitors.forEach(Thread::interrupt);
            for (Thread visitor : visitors) {
                visitor.join();
            }
        }
        // Nothing is found as long as the server is there and the CRM is not.
        assertThat(answers.keySet()).contains(200, NOBODY).isSubsetOf(200, 404, 503, NOBODY);
    }

    private void startInTurns(long firstSeed, int orders) throws Exception {
        StartOrder.ofTheDemo().writeTo(SETTINGS);
        Duration usual = started("the product's own order", List.of());
        Duration limit = usual.multipliedBy(SLOWER).compareTo(READY) > 0 ? usual.multipliedBy(SLOWER) : READY;
        List<String> standing = look();
        Duration longest = Duration.ZERO;
        for (long seed = firstSeed; seed < firstSeed + orders; seed++) {
            StartOrder order = StartOrder.shuffled(seed);
            order.writeTo(SETTINGS);
            Duration took = started("seed " + seed + " " + order.bundles(), standing);
            assertThat(took).as("seed " + seed).isLessThan(limit);
            longest = took.compareTo(longest) > 0 ? took : longest;
        }
        Figures.measured(
                "Start orders",
                orders + " orders, the longest ready in " + longest.toMillis() + " ms, the product's own in "
                        + usual.toMillis() + " ms");
    }

    /** Stops what runs, starts, and waits until the interfaces answer and every component is satisfied. */
    private Duration started(String order, List<String> standing) {
        DEMO.crm().stop();
        int before = DEMO.crm().printed().size();
        long start = System.nanoTime();
        try {
            DEMO.startCrm();
            Eventually.within(PATIENCE, () -> whole(standing));
        } catch (AssertionError e) {
            throw new AssertionError(order + " is not whole: " + unsaid(), e);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        List<String> printed = DEMO.crm().printed();
        List<String> news = printed.subList(before, printed.size());
        for (int line = 0; line < news.size(); line++) {
            if (COMPLAINT.matcher(news.get(line)).matches()) {
                List<String> whole = news.subList(line, Math.min(news.size(), line + LINES_OF_A_COMPLAINT));
                throw new AssertionError(String.join("\n", whole) + "\n" + order);
            }
        }
        return took;
    }

    /**
     * Whether people can work, and every component stands.
     *
     * @param standing how it is in the product's own order; empty where that is what is started
     */
    private boolean whole(List<String> standing) throws IOException {
        List<String> now = look();
        boolean stands = standing.isEmpty()
                ? now.stream().allMatch(line -> line.startsWith("satisfied "))
                : now.equals(standing);
        if (!stands) {
            return false;
        }
        Visitor suzuki = Visitor.at(DEMO.crmUrl()).signIn("suzuki", "demo");
        return suzuki.get("/social/api/networks").body().contains("\"twitter\"")
                && suzuki.get("/crm/api/leads?limit=1").statusCode() == 200;
    }

    private String unsaid() {
        try {
            return String.join(", ", look());
        } catch (IOException | AssertionError e) {
            return e.toString();
        }
    }

    /** People knock while it starts and stops, and get the answer, a 503, or nobody to talk to. */
    private void knock() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                int status = http.send(
                                HttpRequest.newBuilder(URI.create(DEMO.crmUrl() + SITE))
                                        .timeout(Duration.ofSeconds(10))
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode();
                answers.merge(status, 1, Integer::sum);
                Thread.sleep(5);
            } catch (IOException e) {
                answers.merge(NOBODY, 1, Integer::sum);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private List<String> look() throws IOException {
        return get(Observer.PATH).lines().sorted().toList();
    }

    private String get(String path) throws IOException {
        var answer = send(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> send(String path) throws IOException {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(DEMO.crmUrl() + path))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
