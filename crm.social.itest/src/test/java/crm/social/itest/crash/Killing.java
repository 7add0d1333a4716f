package crm.social.itest.crash;

import static crm.social.itest.walk.Salesperson.good;
import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.Eventually;
import crm.social.itest.crash.KilledCrm.Database;
import crm.social.itest.walk.Salesperson;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Two people walk, a third imports, and the process is killed at moments that a seed chooses: every second one when a request of some kind is on its way,
 * the others when the import and the search for its handles have come so far; now and then also while it starts.
 */
final class Killing implements AutoCloseable {
    private static final Duration REQUEST = Duration.ofSeconds(6);
    /** Another process's right to look handles up, or to read the feed, ends by itself after a minute. */
    private static final Duration PROGRESS = Duration.ofSeconds(100);

    private static final Duration AT_LAST = Duration.ofMinutes(15);
    private static final int STEPS_A_ROUND = 80;
    private static final String LOOKUPS = "getUsersByUsernames";

    private final KilledCrm crm;
    private final Random random;
    private final int kills;
    private final List<Walker> walkers = new ArrayList<>();
    private final ImportedHandles handles;
    private final int[] marks;
    private final int lookupsBefore;
    private int killed;
    private int whileStarting;
    private long progress;

    Killing(Database database, long seed, int kills, int size) {
        this.crm = new KilledCrm(database);
        this.random = new Random(seed);
        this.kills = kills;
        try {
            crm.prepare();
            crm.x().rules("{\"rate_limit_scale\":10000}");
            walkers.add(new Walker(crm, "suzuki", "acme_jp", new Random(random.nextLong())));
            walkers.add(new Walker(crm, "yamada", "acme_sales", new Random(random.nextLong())));
            allowTanaka();
            Salesperson tanaka = Salesperson.signedIn(crm.url(), "tanaka");
            new Walker(crm, "tanaka", "suzuki_acme", random).ready(Aim.NOTHING);
            handles = new ImportedHandles(crm, tanaka, size, random);
            handles.peopleJoin();
            marks = random.ints((kills + 1) / 2, 0, size * 19 / 10).sorted().toArray();
            lookupsBefore = crm.x().calls(LOOKUPS);
        } catch (RuntimeException | Error e) {
            crm.close();
            throw e;
        }
    }

    private void allowTanaka() {
        String sales = "/crm/api/profiles/sales";
        Salesperson yamada = Salesperson.signedIn(crm.url(), "yamada");
        long version = yamada.read(sales).path("version").asLong();
        good(yamada.visitor()
                .send("PATCH", sales, "{\"version\":" + version + ",\"permissions\":[\"crm.social.use\"]}"));
    }

    /** All kills, and what became of everything. @return what was measured */
    String run() {
        for (int i = 0; killed < kills; i++) {
            round(i);
        }
        join(start(Aim.NOTHING));
        Eventually.within(AT_LAST, this::settled);
        walkers.forEach(Walker::check);
        handles.check();
        crm.requireNoErrors();
        return measured();
    }

    private void round(int number) {
        boolean byProgress = number % 2 == 0;
        Aim aim = byProgress ? Aim.NOTHING : aim();
        List<CompletableFuture<Void>> people = start(aim);
        if (byProgress) {
            awaitProgress(marks[Math.min(number / 2, marks.length - 1)], people);
        } else {
            aim.await(REQUEST);
        }
        pause(byProgress ? 150 : 40);
        crm.kill();
        killed++;
        System.out.println("Kill " + killed + (byProgress ? " at " + progress + " steps of the import" : " at " + aim));
        join(people);
        if (killed < kills && random.nextInt(7) == 0) {
            crm.killWhileItStarts(Duration.ofMillis(random.nextInt(7_000)));
            killed++;
            whileStarting++;
        }
        crm.start();
        walkers.forEach(Walker::look);
    }

    private Aim aim() {
        Step[] steps = Step.values();
        return new Aim(steps[random.nextInt(steps.length)], 1 + random.nextInt(2));
    }

    private void pause(int most) {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(most)).toNanos());
    }

    private void awaitProgress(int mark, List<CompletableFuture<Void>> people) {
        long end = System.nanoTime() + PROGRESS.toNanos();
        progress = handles.done() + handles.settled();
        while (progress < mark
                && System.nanoTime() < end
                && people.stream().noneMatch(CompletableFuture::isCompletedExceptionally)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            progress = handles.done() + handles.settled();
        }
    }

    private List<CompletableFuture<Void>> start(Aim aim) {
        List<CompletableFuture<Void>> people = new ArrayList<>();
        people.add(CompletableFuture.runAsync(() -> untilKilled(handles::begin), Killing::thread));
        for (Walker walker : walkers) {
            Random pauses = new Random(random.nextLong());
            people.add(CompletableFuture.runAsync(() -> untilKilled(() -> walk(walker, aim, pauses)), Killing::thread));
            people.add(CompletableFuture.runAsync(() -> untilKilled(walker::askAgain), Killing::thread));
        }
        return people;
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "somebody");
        thread.setDaemon(true);
        thread.start();
    }

    private void walk(Walker walker, Aim aim, Random pauses) {
        for (int i = 0; i < STEPS_A_ROUND && crm.up(); i++) {
            walker.step(aim);
            LockSupport.parkNanos(Duration.ofMillis(pauses.nextInt(60)).toNanos());
        }
    }

    private void untilKilled(Runnable work) {
        try {
            work.run();
        } catch (UncheckedIOException e) {
            if (crm.up()) {
                throw e;
            }
        }
    }

    private static void join(List<CompletableFuture<Void>> people) {
        people.forEach(CompletableFuture::join);
    }

    /** Everything was told, and nothing waits any more. */
    private boolean settled() {
        for (Walker walker : walkers) {
            walker.ready(Aim.NOTHING);
            walker.askAgain();
        }
        List<String> left = new ArrayList<>();
        long settled = handles.settled();
        if (settled != handles.size()) {
            left.add(settled + " handles linked or marked");
        }
        Arrays.asList(
                        "wanted_entry",
                        "wanted_field where told < version",
                        "revocation",
                        "pending_handle where state = 'WAITING'",
                        "publication where state in ('NEW', 'SENDING', 'UNKNOWN', 'UNDECIDED')")
                .forEach(rows -> {
                    long number = crm.tables().socialNumber("select count(*) from " + rows);
                    if (number > 0) {
                        left.add(number + " of " + rows);
                    }
                });
        if (walkers.stream().anyMatch(walker -> walker.tweets().open() > 0)) {
            left.add("a tweet of which nobody knows");
        }
        assertThat(left).isEmpty();
        return walkers.stream().allMatch(Walker::allAgree);
    }

    private String measured() {
        int lookups = crm.x().calls(LOOKUPS) - lookupsBefore;
        int typed =
                walkers.stream().mapToInt(walker -> walker.acts().askedNames()).sum();
        int most = handles.size() / 100 + 10 * killed + typed;
        assertThat(lookups).as("calls to X for handles").isLessThanOrEqualTo(most);
        return String.format(
                Locale.ROOT,
                "%d kills (%d of them while it started), %d handles imported, %d names typed by hand, %d calls to X for them (%d allowed), %d requests acknowledged, %d tweets",
                killed,
                whileStarting,
                handles.size(),
                typed,
                lookups,
                most,
                walkers.stream()
                        .mapToInt(walker -> walker.acts().acknowledged())
                        .sum(),
                walkers.stream().mapToInt(walker -> walker.tweets().done()).sum());
    }

    @Override
    public void close() {
        crm.close();
    }
}
