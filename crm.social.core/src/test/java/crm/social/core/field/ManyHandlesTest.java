package crm.social.core.field;

import static crm.social.core.testing.FakeHost.SUZUKI;
import static org.assertj.core.api.Assertions.assertThat;

import crm.host.api.RecordRef;
import crm.social.api.Links.Link;
import crm.social.api.Links.Waiting;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.World;
import crm.store.testing.Eventually;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

class ManyHandlesTest {
    private static final String ID = FakeNetwork.ID;
    private static final int FEW_MORE = 5;

    @StoreTest
    @DisplayName("S33: 300 handles at once: each is linked or marked, in calls as full as can be")
    void someHundred(TestDatabase database) {
        all(database, 300, Duration.ofSeconds(60));
    }

    @StoreTest
    @Tag("long")
    @DisplayName("S33: 10,000 handles at once: each is linked or marked, in calls as full as can be")
    void tenThousand(TestDatabase database) {
        all(database, 10_000, Duration.ofMinutes(10));
    }

    private static void all(TestDatabase database, int count, Duration limit) {
        long seed = System.nanoTime();
        System.out.println("ManyHandlesTest: seed " + seed);
        Random random = new Random(seed);
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            for (int i = 0; i < count; i++) {
                world.network.person("p" + i, "person_" + i, "人 " + i, "", "");
            }
            Map<RecordRef, String> handles = new LinkedHashMap<>();
            Set<String> distinct = new HashSet<>();
            for (int i = 0; i < count; i++) {
                String name = (random.nextInt(20) == 0 ? "nobody_" : "person_") + random.nextInt(count);
                distinct.add(name);
                handles.put(new RecordRef(RecordRef.LEAD, "r" + i), random.nextBoolean() ? "@" + name : name);
            }
            long begin = System.nanoTime();
            world.host.importAll(handles, ID, "suzuki");
            Eventually.holds(limit, () -> {
                Thread.sleep(100);
                return settled(core) == count;
            });
            Eventually.holds(limit, () -> {
                Thread.sleep(100);
                return told(core);
            });
            System.out.println("ManyHandlesTest: " + count + " handles, " + distinct.size() + " distinct, "
                    + world.network.handleCalls + " calls, "
                    + Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms on " + database);
            handles.forEach((record, typed) -> check(world, core, record, typed.replace("@", "")));
            assertThat(world.network.handleCalls.get()).isLessThanOrEqualTo(distinct.size() / 100 + FEW_MORE);
        }
    }

    private static void check(World world, Core core, RecordRef record, String name) {
        Link link = FieldLinkTest.link(core, record);
        if (name.startsWith("person_")) {
            assertThat(Objects.requireNonNull(link, name).handle()).isEqualTo(name);
            assertThat(world.host.handle(record, ID)).isEqualTo("@" + name);
        } else {
            assertThat(link).isNull();
            assertThat(Objects.requireNonNull(FieldLinkTest.waiting(core, record))
                            .state())
                    .isEqualTo(Waiting.State.NOBODY);
        }
    }

    private static int settled(Core core) {
        return core.store.read(tx -> tx.query("select (select count(*) from link where subject is not null)"
                        + " + (select count(*) from pending_handle where state = 'NOBODY') as settled")
                .one(row -> row.intValue("settled")));
    }

    private static boolean told(Core core) {
        return core.store.read(tx -> tx.query("select (select count(*) from wanted_field where told < version)"
                        + " + (select count(*) from wanted_entry) as untold")
                .one(row -> row.intValue("untold") == 0));
    }
}
