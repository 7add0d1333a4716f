package crm.social.itest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.Eventually;
import crm.social.itest.Figures;
import crm.social.itest.Visitor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** However the process ended and whatever became of its bundle cache: the same data, the same answers. */
class ComebackTest {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    /** Signing in to look changes it. */
    private static final Pattern LAST_SEEN = Pattern.compile("\"lastSeenAt\":[^,}]*");

    private static final List<String> ASKED = List.of(
            "/crm/api/leads?limit=100",
            "/crm/api/contacts?limit=100",
            "/crm/api/deals?limit=100",
            "/crm/api/users",
            "/crm/api/profiles",
            "/crm/api/leads/lead-01/timeline",
            "/social/api/records/lead/lead-01/links",
            "/social/api/networks");

    @RegisterExtension
    static final RunningDemo DEMO = new RunningDemo();

    @Test
    void twoRestarts() {
        restart(2);
    }

    @Test
    @Tag("long")
    void fiftyRestarts() {
        restart(50);
    }

    @Test
    void twoDamagedCaches() throws IOException {
        damage(1, 2);
    }

    @Test
    @Tag("long")
    void twentyDamagedCaches() throws IOException {
        damage(1_001, 20);
    }

    /** Half of them end as by Ctrl-C, half by {@code kill -9}. */
    private static void restart(int times) {
        List<String> kept = kept();
        for (int i = 0; i < times; i++) {
            if (i % 2 == 0) {
                DEMO.crm().stop();
            } else {
                DEMO.crm().kill();
            }
            DEMO.startCrm();
            assertThat(kept()).as("after restart " + i).isEqualTo(kept);
        }
        Figures.measured("Framework restarts", times + ", the same answers after each");
    }

    private static void damage(long firstSeed, int times) throws IOException {
        List<String> kept = kept();
        int damaged = 0;
        for (long seed = firstSeed; seed < firstSeed + times; seed++) {
            DEMO.crm().kill();
            damaged += damageCache(new Random(seed));
            DEMO.startCrm();
            assertThat(kept()).as("with the cache damaged by seed " + seed).isEqualTo(kept);
        }
        assertThat(damaged).as("damaged files").isGreaterThan(times * 10);
        Figures.measured(
                "Damaged bundle caches", times + " with " + damaged + " damaged files, the same answers after each");
    }

    /** What people see, as an administrator. */
    private static List<String> kept() {
        Visitor yamada = Visitor.at(DEMO.crmUrl()).signIn("yamada", "demo");
        Eventually.within(
                PATIENCE, () -> yamada.get("/social/api/networks").body().contains("\"twitter\""));
        return ASKED.stream()
                .map(path -> {
                    var answer = yamada.get(path);
                    assertThat(answer.statusCode()).as(path).isEqualTo(200);
                    return path + " " + LAST_SEEN.matcher(answer.body()).replaceAll("");
                })
                .toList();
    }

    /** Every third file is cut, filled with other bytes, emptied, or replaced by a folder. */
    private static int damageCache(Random random) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(DEMO.data().resolve("cache"))) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        int damaged = 0;
        for (Path file : files) {
            if (random.nextInt(3) == 0) {
                damage(file, random);
                damaged++;
            }
        }
        return damaged;
    }

    private static void damage(Path file, Random random) throws IOException {
        switch (random.nextInt(4)) {
            case 0 -> {
                Files.delete(file);
                Files.createDirectory(file);
            }
            case 1 -> Files.write(file, new byte[0]);
            default -> {
                try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                    long length = open.length();
                    for (int i = 0; i < 50 && length > 0; i++) {
                        open.seek((long) (random.nextDouble() * length));
                        open.write(random.nextInt());
                    }
                    if (random.nextBoolean()) {
                        open.setLength((long) (random.nextDouble() * length));
                    }
                }
            }
        }
    }
}
