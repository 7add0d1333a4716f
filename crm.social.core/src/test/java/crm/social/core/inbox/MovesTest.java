package crm.social.core.inbox;

import static crm.social.core.inbox.Gathered.ID;
import static crm.social.core.testing.FakeHost.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;

import crm.host.api.RecordRef;
import crm.host.api.Standing;
import crm.social.api.Inbox.Column;
import crm.social.api.Inbox.Item;
import crm.social.api.Links.Basis;
import crm.social.api.Links.Target;
import crm.social.api.SocialException;
import crm.social.core.testing.Core;
import crm.social.core.testing.World;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What moves items, all at the same time. */
class MovesTest {
    private static final int PEOPLE = 6;
    private static final int STEPS = 25;

    @StoreTest
    @DisplayName(
            "S08: whatever order links, deals, deletions and arrivals come in, each item ends where its author's links say")
    void itemsEndWhereTheLinksSay(TestDatabase database) throws Exception {
        long seed = new Random().nextLong();
        System.out.println("MovesTest seed " + seed);
        try (Gathered gathered = Gathered.in(new World(database))) {
            List<Core> nodes = new ArrayList<>(List.of(gathered.core));
            if (database.isPostgres()) {
                nodes.add(gathered.world.node());
            }
            Map<RecordRef, String> records = new HashMap<>();
            for (int i = 0; i < PEOPLE; i++) {
                gathered.person("p" + i, "person_" + i);
                records.put(gathered.record(RecordRef.CONTACT, "c" + i, "人 " + i), "p" + i);
            }
            records.put(gathered.record(RecordRef.LEAD, "twin", "双 子"), "p0");
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                Random random = new Random(seed + thread);
                Core node = nodes.get(thread % nodes.size());
                running.add(threads.submit(() -> steps(gathered, node, records, random)));
            }
            running.add(threads.submit(() -> arrivals(gathered, new Random(seed + 99))));
            for (Future<?> one : running) {
                one.get();
            }
            threads.shutdown();
            gathered.read();

            for (Core node : nodes) {
                Core.eventually(() -> shown(node).equals(expected(gathered)));
            }
            assertThat(shown(nodes.get(0)).values().stream()
                            .mapToInt(TreeSet::size)
                            .sum())
                    .as("seed " + seed)
                    .isGreaterThanOrEqualTo(STEPS);
        }
    }

    private static void steps(Gathered gathered, Core node, Map<RecordRef, String> records, Random random) {
        List<RecordRef> all = new ArrayList<>(new TreeMap<>(byId(records)).values());
        for (int step = 0; step < STEPS; step++) {
            RecordRef record = all.get(random.nextInt(all.size()));
            try {
                switch (random.nextInt(4)) {
                    case 0, 1 -> {
                        long version = node.panels.panel(YAMADA, record, ID).linkVersion();
                        Target target = new Target(records.get(record), null);
                        node.links.link(YAMADA, record, ID, target, Basis.CANDIDATE, version);
                    }
                    case 2 -> {
                        long version = node.panels.panel(YAMADA, record, ID).linkVersion();
                        node.links.unlink(YAMADA, record, ID, version);
                    }
                    default ->
                        gathered.world.host.stand(record, Standing.values()[random.nextInt(Standing.values().length)]);
                }
            } catch (SocialException e) {
                assertThat(e.kind()).isIn(SocialException.Kind.CONFLICT, SocialException.Kind.NOT_FOUND);
            }
        }
    }

    private static Map<String, RecordRef> byId(Map<RecordRef, String> records) {
        Map<String, RecordRef> byId = new HashMap<>();
        records.keySet().forEach(record -> byId.put(record.id(), record));
        return byId;
    }

    private static void arrivals(Gathered gathered, Random random) {
        for (int i = 0; i < STEPS; i++) {
            gathered.mention("p" + random.nextInt(PEOPLE), "text " + i);
        }
    }

    /** By column, {@code author record} of each mention. */
    private static Map<Column, TreeSet<String>> shown(Core node) {
        Map<Column, TreeSet<String>> shown = new TreeMap<>();
        for (Column column : Column.values()) {
            TreeSet<String> items = new TreeSet<>();
            for (Item item : Gathered.items(node, YAMADA, column, Gathered.ALL)) {
                if (Gathered.text(item).startsWith("text ")) {
                    items.add(Gathered.text(item) + " at " + item.record());
                }
            }
            shown.put(column, items);
        }
        return shown;
    }

    private static Map<Column, TreeSet<String>> expected(Gathered gathered) {
        Map<String, List<RecordRef>> links = new HashMap<>();
        gathered.core
                .coreStore
                .read(tx -> tx.query("select subject, record_type, record_id from link where subject is not null")
                        .list(row -> Map.entry(
                                row.string("subject"),
                                new RecordRef(row.string("record_type"), row.string("record_id")))))
                .forEach(link -> links.computeIfAbsent(link.getKey(), any -> new ArrayList<>())
                        .add(link.getValue()));
        Map<Column, TreeSet<String>> expected = new TreeMap<>();
        for (Column column : Column.values()) {
            expected.put(column, new TreeSet<>());
        }
        gathered.world.network.published.forEach(post -> {
            String text = post.text().text().replace(Gathered.ME, "");
            List<RecordRef> records = links.getOrDefault(post.author().key().subject(), List.of());
            if (records.isEmpty()) {
                expected.get(Column.UNKNOWN).add(text + " at null");
            }
            gathered.world.host.of(records).forEach((record, standing) -> expected.get(Column.valueOf(standing.name()))
                    .add(text + " at " + record));
        });
        return expected;
    }

    @Test
    @DisplayName(
            "S08 B11: what is read or moved on one node stands on the other within a second, and its pages are told")
    void twoNodesAreOne() {
        try (TestDatabase database = TestDatabase.postgres();
                Gathered gathered = Gathered.in(new World(database))) {
            Core other = gathered.world.node();
            gathered.mention("13", "hello");
            RecordRef record = gathered.record(RecordRef.CONTACT, "c", "人");
            gathered.world.host.stand(record, Standing.IN_DEAL);
            assertThat(Gathered.items(other, YAMADA, Column.UNKNOWN, Gathered.ALL))
                    .hasSize(1);
            Core.eventually(() -> told(gathered, "[\"UNKNOWN\"]") >= 2);

            Gathered.link(other, record, "13");
            long linked = System.nanoTime();

            Core.eventually(() -> gathered.items(Column.IN_DEAL).stream()
                    .anyMatch(item -> Gathered.text(item).equals("hello")));
            long moved = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - linked);
            System.out.println("MovesTest: moved on the other node after " + moved + " ms");
            Core.eventually(() -> told(gathered, "[\"IN_DEAL\",\"UNKNOWN\"]") >= 2);
        }
    }

    /** How often pages were told of these columns; each node tells its own. */
    private static long told(Gathered gathered, String columns) {
        String data = "{\"network\":\"fake\",\"columns\":" + columns + "}";
        return gathered.world.host.events("social.inbox-changed").stream()
                .filter(event -> event.data().equals(data))
                .count();
    }

    @StoreTest
    @DisplayName("S03: pages are told at most once a second for each network, and of every column in the end")
    void pagesAreToldAtMostOnceASecond(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            gathered.mention("13", "first");
            Core.eventually(
                    () -> !gathered.world.host.events("social.inbox-changed").isEmpty());
            gathered.world.host.events.clear();
            Instant begin = Instant.now();
            for (int i = 0; i < 60; i++) {
                gathered.mention("13", "text " + i);
            }
            RecordRef record = gathered.record(RecordRef.LEAD, "l", "人");
            gathered.link(record, "13");
            Core.eventually(() -> gathered.world.host.events("social.inbox-changed").stream()
                    .anyMatch(event -> event.data().contains("PROSPECT")));

            long seconds = Duration.between(begin, Instant.now()).toSeconds();
            assertThat(gathered.world.host.events("social.inbox-changed").size())
                    .isBetween(1, (int) seconds + 2);
        }
    }

    @StoreTest
    void whoWasAwayForLongLooksAtEverything(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            RecordRef record = gathered.record(RecordRef.CONTACT, "c", "人");
            gathered.link(record, "13");
            gathered.mention("13", "hello");
            gathered.eventually(Column.PROSPECT, "hello", "おはようございます");
            gathered.core.inbox.links.close();
            gathered.core.inbox.standings.close();
            gathered.unlink(record);
            gathered.world.host.forget(StandingFollower.READER);
            gathered.core.coreStore.write(tx -> {
                tx.update("update store_horizon set position = (select max(position) from store_change)")
                        .run();
                return tx.update("delete from store_change").run();
            });

            Core again = gathered.world.restart(gathered.core);

            Core.eventually(() -> Gathered.items(again, YAMADA, Column.UNKNOWN, Gathered.ALL).stream()
                    .map(Gathered::text)
                    .toList()
                    .equals(List.of("hello")));
        }
    }
}
