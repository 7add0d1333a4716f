package crm.social.core.testing;

import crm.social.api.SocialException;
import crm.social.api.provider.Authenticator;
import crm.social.api.provider.Profiles;
import crm.social.api.provider.SocialProvider;
import crm.store.open.ConfiguredStores;
import crm.store.sql.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The process of a {@link NodeProcess}. Orders: {@code forward MILLIS} puts its clock forward; {@code read TIMES} calls the network for each account
 * so often, in random order by all threads, and in the end answers how many calls succeeded and what became of the others; {@code care} cares for keys without
 * end.
 */
final class NodeMain {
    private final TestClock clock = new TestClock();
    private final Core core;
    private final ExecutorService threads;
    private final int count;

    private NodeMain(String name, Path keys, URI server, int count) {
        Settings settings = Settings.postgres(env("DATABASE_URL"), env("DATABASE_USER"), () -> env("DATABASE_PASSWORD"))
                .withConnections(16, 16);
        this.core =
                new Core(new ConfiguredStores(settings, clock), new FakeHost(), keys, clock, new World.FakePictures());
        this.core.networks.bindNetwork(
                new RemoteNetwork(server, name, clock),
                Core.properties(1, SocialProvider.class, Authenticator.class, Profiles.class));
        this.threads = Executors.newFixedThreadPool(count);
        this.count = count;
    }

    private static String env(String name) {
        return System.getenv(name);
    }

    public static void main(String[] args) throws Exception {
        NodeMain node = new NodeMain(args[0], Path.of(args[1]), URI.create(args[2]), Integer.parseInt(args[3]));
        System.out.println("> ready");
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            node.obey(line.split(" "));
        }
        System.exit(0);
    }

    private void obey(String[] order) throws Exception {
        switch (order[0]) {
            case "forward" -> {
                clock.forward(Duration.ofMillis(Long.parseLong(order[1])));
                System.out.println("> forward");
            }
            case "read" -> aside(() -> read(Integer.parseInt(order[1])));
            case "care" -> aside(this::care);
            default -> throw new IOException("what is " + order[0]);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    /** Done while further orders are heard. */
    private static void aside(Work work) {
        new Thread(() -> {
                    try {
                        work.run();
                    } catch (Exception e) {
                        e.printStackTrace();
                        System.exit(1);
                    }
                })
                .start();
    }

    private void care() {
        System.out.println("> caring");
        while (true) {
            try {
                core.rotation.care();
            } catch (SocialException e) {
                e.printStackTrace(); // as a job that comes by itself
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private void read(int times) throws Exception {
        List<String> accounts = core.coreStore.read(
                tx -> tx.query("select id from account order by id").list(row -> row.string("id")));
        List<String> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.addAll(accounts);
        }
        Collections.shuffle(all, new Random());
        Queue<String> queue = new ConcurrentLinkedQueue<>(all);
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        AtomicInteger good = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            running.add(threads.submit(() -> {
                for (String account = queue.poll(); account != null; account = queue.poll()) {
                    try {
                        core.calls.ask(account, "profiles", (one, eyes) -> one.profiles()
                                .bySubjects(eyes, List.of("12")));
                        good.incrementAndGet();
                    } catch (SocialException e) {
                        failures.add(e.kind().name());
                    } catch (RuntimeException e) {
                        e.printStackTrace();
                        failures.add(e.getClass().getSimpleName());
                    }
                }
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
        System.out.println("> read " + good + " " + String.join(" ", failures));
    }
}
