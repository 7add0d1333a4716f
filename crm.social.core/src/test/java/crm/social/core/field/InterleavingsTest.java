package crm.social.core.field;

import static crm.social.core.testing.FakeHost.SUZUKI;
import static crm.social.core.testing.FakeHost.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;

import crm.host.api.Caller;
import crm.host.api.PersonName;
import crm.host.api.RecordRef;
import crm.social.api.Links.Basis;
import crm.social.api.Links.Link;
import crm.social.api.Links.Target;
import crm.social.api.Links.Waiting;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.World;
import crm.store.testing.Eventually;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** Several people at one record's field and link at once, one of them converting or deleting it: whatever the order, it ends whole. */
class InterleavingsTest {
    private static final String ID = FakeNetwork.ID;
    private static final Set<Kind> EXPECTED = EnumSet.of(Kind.CONFLICT, Kind.NOT_FOUND, Kind.UNAVAILABLE);
    private static final String[] VALUES = {
        "hanako_sato", "@Hanako_Sato", "hsato99", "@taro_suzuki", "nobody_here", "no name!", "＠hanakosato_art"
    };
    private static final String[] SUBJECTS = {"10", "11", "12", "13"};

    @StoreTest
    @DisplayName("S33 S35 S36 S37: field and link end equal, or the field says why not: some seeded interleavings")
    void some(TestDatabase database) throws Exception {
        rounds(database, 6);
    }

    @StoreTest
    @Tag("long")
    @DisplayName("S33 S35 S36 S37: field and link end equal, or the field says why not: many seeded interleavings")
    void many(TestDatabase database) throws Exception {
        rounds(database, 200);
    }

    private static void rounds(TestDatabase database, int rounds) throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("InterleavingsTest: seed " + seed);
        Random random = new Random(seed);
        try (World world = new World(database)) {
            List<Core> nodes = new ArrayList<>(List.of(world.node()));
            if (database.isPostgres()) {
                nodes.add(world.node());
            }
            nodes.get(0).signIn(SUZUKI, "1");
            nodes.get(0).signIn(YAMADA, "2");
            ExecutorService threads = Executors.newFixedThreadPool(4);
            for (int round = 0; round < rounds; round++) {
                round(world, nodes, threads, round, new Random(random.nextLong()));
            }
            threads.shutdown();
        }
    }

    private static void round(World world, List<Core> nodes, ExecutorService threads, int round, Random random)
            throws Exception {
        List<RecordRef> records = new ArrayList<>();
        List<Callable<Boolean>> acts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            RecordRef record = new RecordRef(RecordRef.LEAD, "r" + round + "-" + i);
            records.add(record);
            world.host.put(record, new PersonName("名 前", "名", "前", "", ""), "", "");
            for (int j = 0; j < 8; j++) {
                acts.add(act(world, nodes.get(random.nextInt(nodes.size())), record, random));
            }
        }
        for (Future<Boolean> done : threads.invokeAll(acts)) {
            done.get();
        }
        for (RecordRef record : records) {
            RecordRef contact = contact(record);
            Core core = nodes.get(0);
            try {
                Eventually.holds(Duration.ofSeconds(20), () -> {
                    Thread.sleep(20);
                    world.clock.forward(Duration.ofMillis(200));
                    return settled(world, core, record) && settled(world, core, contact);
                });
            } catch (AssertionError e) {
                throw new AssertionError(state(world, core, record) + " and " + state(world, core, contact), e);
            }
        }
    }

    private static RecordRef contact(RecordRef lead) {
        return new RecordRef(RecordRef.CONTACT, lead.id());
    }

    private static Callable<Boolean> act(World world, Core core, RecordRef lead, Random random) {
        Caller caller = random.nextBoolean() ? SUZUKI : YAMADA;
        String value = VALUES[random.nextInt(VALUES.length)];
        String subject = SUBJECTS[random.nextInt(SUBJECTS.length)];
        int what = random.nextInt(20);
        return () -> {
            RecordRef record = world.host.find(lead).isPresent() ? lead : contact(lead);
            try {
                if (what < 8) {
                    world.host.type(record, ID, value, caller.userId());
                } else if (what < 10) {
                    world.host.type(record, ID, null, caller.userId());
                } else if (what < 15) {
                    long version = core.linkReads.place(record, ID).version();
                    core.links.link(caller, record, ID, new Target(subject, null), Basis.CANDIDATE, version);
                } else if (what < 18) {
                    long version = core.linkReads.place(record, ID).version();
                    core.links.unlink(caller, record, ID, version);
                } else if (what < 19) {
                    world.host.convert(lead, contact(lead));
                } else {
                    world.host.delete(record);
                }
            } catch (SocialException e) {
                assertThat(EXPECTED).contains(e.kind());
            }
            return true;
        };
    }

    /** What a person needs to know who reads that it did not end whole. */
    private static String state(World world, Core core, RecordRef record) {
        String field = world.host.find(record).isEmpty() ? "gone" : String.valueOf(world.host.handle(record, ID));
        List<String> wanted = core.store.read(
                tx -> tx.query("select value, expected, told, version from wanted_field where record_id = :id")
                        .bind("id", record.id())
                        .list(row -> row.stringOrNull("value") + " over " + row.string("expected") + " "
                                + row.longValue("told") + "/" + row.longValue("version")));
        return record.type() + " field " + field + ", link " + FieldLinkTest.link(core, record) + ", waiting "
                + FieldLinkTest.waiting(core, record) + ", wanted " + wanted + ", told " + world.host.log(record);
    }

    /** Everything is read, told and looked up, and what is left agrees. */
    private static boolean settled(World world, Core core, RecordRef record) {
        Link link = FieldLinkTest.link(core, record);
        Waiting waiting = FieldLinkTest.waiting(core, record);
        if (world.host.find(record).isEmpty()) {
            return link == null && waiting == null;
        }
        String field = world.host.handle(record, ID);
        if (waiting != null) {
            boolean judged = waiting.state() == Waiting.State.NOBODY || waiting.state() == Waiting.State.INVALID;
            return judged && waiting.value().equals(field) && link == null;
        }
        return link == null ? field == null : link.handle().equals(normal(field));
    }

    private static @Nullable String normal(@Nullable String field) {
        return field == null ? null : field.replaceFirst("^[@＠]", "").toLowerCase(Locale.ROOT);
    }
}
