package crm.host.record;

import static org.assertj.core.api.Assertions.assertThat;

import crm.host.TestHost;
import crm.host.api.RecordChange;
import crm.host.api.RecordChange.HandleChange;
import crm.host.api.RecordChange.Kind;
import crm.host.api.RecordChanges.Batch;
import crm.host.api.RecordRef;
import crm.store.testing.Eventually;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

class RecordReadersTest {
    private static final String READER = "test";

    @StoreTest
    void whoBeginsIsToldOfTheRecordsThatCarryAHandleAndThenOfWhatHappens(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Persons persons = new Persons(host.store());
        RecordRef bare = create(persons, Map.of());
        List<RecordRef> carrying = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            carrying.add(create(persons, Map.of("twitter", "@name" + i)));
        }
        RecordReaders readers = new RecordReaders(host.store(), Clock.systemUTC());

        Batch first = readers.fetch(READER, 2);
        assertThat(first.afresh()).isTrue();
        assertThat(readers.fetch(READER, 2)).isEqualTo(first);
        persons.edit(carrying.get(0), People.edit(Map.of(), Map.of("twitter", "")), TestHost.SUZUKI);
        persons.delete(bare, TestHost.ADMIN);
        List<RecordChange> told = new ArrayList<>(first.changes());
        readers.acknowledge(READER, first.upTo());
        told.addAll(rest(readers, 2));

        assertThat(told).extracting(RecordChange::kind).startsWith(Kind.PRESENT).contains(Kind.EDITED, Kind.DELETED);
        assertThat(told.stream().filter(one -> one.kind() == Kind.PRESENT).map(RecordChange::record))
                .containsExactlyElementsOf(carrying);
        assertThat(told.get(0).handles()).isEqualTo(Map.of("twitter", new HandleChange("@name0", "@name0")));
        RecordChange edit = told.stream()
                .filter(one -> one.kind() == Kind.EDITED)
                .findFirst()
                .orElseThrow();
        assertThat(edit.handles()).isEqualTo(Map.of("twitter", new HandleChange("@name0", null)));
        assertThat(edit.userId()).isEqualTo(TestHost.SUZUKI);
        assertThat(edit.origin()).isEqualTo("crm.host");
        assertThat(readers.fetch(READER, 2).nothingNew()).isTrue();
    }

    @StoreTest
    void whatWasNotAcknowledgedComesAgainToAnotherNode(TestDatabase database) {
        TestHost host = TestHost.in(database);
        RecordReaders readers = new RecordReaders(host.store(), Clock.systemUTC());
        rest(readers, 10);
        Persons persons = new Persons(host.store());
        RecordRef lead = create(persons, Map.of("twitter", "@a"));
        Conversion.Outcome outcome = new Conversion(host.store()).convert(lead, 1, Optional.empty(), TestHost.SUZUKI);

        Batch batch = readers.fetch(READER, 10);
        RecordReaders other = new RecordReaders(host.store(), Clock.systemUTC());
        assertThat(other.fetch(READER, 10)).isEqualTo(batch);
        assertThat(batch.changes()).extracting(RecordChange::kind).containsExactly(Kind.CREATED, Kind.CONVERTED);
        RecordChange converted = batch.changes().get(1);
        assertThat(converted.became()).isEqualTo(outcome.contact().ref());
        assertThat(converted.handles()).isEqualTo(Map.of("twitter", new HandleChange("@a", "@a")));
        other.acknowledge(READER, batch.upTo());
        assertThat(readers.fetch(READER, 10).nothingNew()).isTrue();
    }

    @StoreTest
    void aReaderThatStayedAwayForTooLongBeginsAnew(TestDatabase database) {
        TestHost host = TestHost.in(database);
        RecordReaders readers = new RecordReaders(host.store(), Clock.systemUTC());
        RecordRef lead = create(new Persons(host.store()), Map.of("twitter", "@a"));
        rest(readers, 10);
        // The store's own test shows that a silent reader is forgotten; here it is done by hand, with what it had not
        // read.
        host.store().store().run(tx -> {
            tx.update("delete from store_reader").run();
            tx.update("update store_horizon set position = (select max(position) from store_change)")
                    .run();
        });

        Batch batch = readers.fetch(READER, 10);
        assertThat(batch.afresh()).isTrue();
        assertThat(batch.changes()).extracting(RecordChange::record).containsExactly(lead);
    }

    @StoreTest
    void nothingIsLostOrOutOfOrderWhileManyWriteAndOneReads(TestDatabase database) throws Exception {
        TestHost host = TestHost.in(database);
        RecordReaders readers = new RecordReaders(host.store(), Clock.systemUTC());
        rest(readers, 10);
        Persons persons = new Persons(host.store());
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Callable<RecordRef>> writers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            writers.add(() -> written(persons));
        }
        List<Future<RecordRef>> done = writers.stream().map(threads::submit).toList();
        Map<RecordRef, List<String>> told = new HashMap<>();
        AtomicInteger count = new AtomicInteger();
        Eventually.holds(Duration.ofSeconds(60), () -> {
            for (RecordChange change : rest(readers, 7)) {
                HandleChange handle = change.handles().get("twitter");
                told.computeIfAbsent(change.record(), ref -> new ArrayList<>())
                        .add(String.valueOf(handle == null ? null : handle.after()));
                count.incrementAndGet();
            }
            return count.get() >= 6 * 20;
        });
        threads.shutdown();
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            wanted.add("@v" + i);
        }
        for (Future<RecordRef> writer : done) {
            assertThat(told.get(writer.get())).isEqualTo(wanted);
        }
    }

    @StoreTest
    void listenersHearOfEachChangeAtLeastOnce(TestDatabase database) {
        TestHost host = TestHost.in(database);
        RecordNews news = new RecordNews(host.store());
        AtomicInteger heard = new AtomicInteger();
        news.addListener(() -> {
            throw new IllegalStateException("one that fails disturbs no other");
        });
        news.addListener(heard::incrementAndGet);
        create(new Persons(host.store()), Map.of());
        Eventually.holds(Duration.ofSeconds(2), () -> heard.get() == 1);
        news.close();
    }

    private static RecordRef written(Persons persons) {
        RecordRef ref = create(persons, Map.of("twitter", "@v0"));
        for (int i = 1; i < 20; i++) {
            persons.edit(ref, People.edit(Map.of(), Map.of("twitter", "@v" + i)), TestHost.SUZUKI);
        }
        return ref;
    }

    private static List<RecordChange> rest(RecordReaders readers, int limit) {
        List<RecordChange> changes = new ArrayList<>();
        for (Batch batch = readers.fetch(READER, limit); !batch.nothingNew(); batch = readers.fetch(READER, limit)) {
            changes.addAll(batch.changes());
            readers.acknowledge(READER, batch.upTo());
        }
        return changes;
    }

    private static RecordRef create(Persons persons, Map<String, String> handles) {
        return persons.create("lead", People.edit(Map.of("familyName", "佐藤"), handles), TestHost.SUZUKI)
                .ref();
    }
}
