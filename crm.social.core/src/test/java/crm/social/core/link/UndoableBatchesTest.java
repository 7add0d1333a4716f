package crm.social.core.link;

import static crm.social.core.testing.FakeHost.SECRET;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static crm.social.core.testing.FakeHost.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.api.PersonName;
import crm.host.api.RecordRef;
import crm.social.api.LinkBatches.Batch;
import crm.social.api.LinkBatches.State;
import crm.social.api.Links;
import crm.social.core.link.LinkRow.Held;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.World;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;

@DisplayName("B8: many links are ended as one batch")
class UndoableBatchesTest {
    private static final String ID = FakeNetwork.ID;
    private static final String KEY = "a-press-of-the-button";
    private static final int RECORDS = 2 * BatchWork.PORTION + 5;

    @StoreTest
    void linksFieldsAndAuditGoTogetherAndComeBackTogether(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            List<RecordRef> records = linked(world, core, RECORDS);

            Batch batch = ended(core, core.batches.unlink(SUZUKI, ID, records, KEY), State.DONE);

            assertThat(List.of(batch.records(), batch.done(), batch.unlinked()))
                    .containsExactly(RECORDS, RECORDS, RECORDS);
            assertThat(records).allSatisfy(record -> {
                assertThat(core.linkReads.place(record, ID).link()).isNull();
                Core.eventually(() -> world.host.handle(record, ID) == null);
            });
            assertThat(audit(core, batch)).hasSize(RECORDS).allMatch(act -> act.equals("UNLINK"));

            core.batches.undo(SUZUKI, batch.id());
            Batch undone = ended(core, batch, State.UNDONE);

            assertThat(List.of(undone.restored(), undone.kept())).containsExactly(RECORDS, 0);
            assertThat(records).allSatisfy(record -> {
                Links.Link link =
                        Objects.requireNonNull(core.linkReads.place(record, ID).link());
                assertThat(link.profile().subject()).isEqualTo("subject-of-" + record.id());
                assertThat(link.basis()).isEqualTo(Links.Basis.CANDIDATE);
                Core.eventually(() -> ("@handle_" + record.id()).equals(world.host.handle(record, ID)));
            });
            assertThat(audit(core, batch)).hasSize(2 * RECORDS);
        }
    }

    @StoreTest
    void whatSomebodyHasChangedSinceStaysAsItIs(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            List<RecordRef> records = linked(world, core, 5);
            Batch batch = ended(core, core.batches.unlink(SUZUKI, ID, records, KEY), State.DONE);
            core.link(SUZUKI, records.get(1), "taro_suzuki");
            world.host.delete(records.get(3));

            core.batches.undo(SUZUKI, batch.id());
            Batch undone = ended(core, batch, State.UNDONE);

            assertThat(List.of(undone.restored(), undone.kept())).containsExactly(3, 2);
            assertThat(world.host.handle(records.get(1), ID)).isEqualTo("@taro_suzuki");
        }
    }

    @StoreTest
    void recordsWithoutALinkAndThoseOutOfSightArePassedOver(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            List<RecordRef> records = linked(world, core, 3);
            link(core, SECRET);
            records.add(1, SECRET);
            records.add(new RecordRef("lead", "nobody"));

            Batch batch = ended(core, core.batches.unlink(SUZUKI, ID, records, KEY), State.DONE);

            assertThat(List.of(batch.records(), batch.done(), batch.unlinked())).containsExactly(5, 5, 3);
            assertThat(core.linkReads.place(SECRET, ID).link()).isNotNull();
        }
    }

    @StoreTest
    void aBatchThatWasCutAtAnyBorderGoesOnWhereItWas(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            List<RecordRef> records = linked(world, core, RECORDS);
            for (int portions = 0; portions <= 3; portions++) {
                core.batchWork.close();
                Batch batch = core.batches.unlink(SUZUKI, ID, records, KEY + portions);
                core = cut(world, core, batch, portions);
                Batch done = ended(core, batch, State.DONE);
                assertThat(done.unlinked()).isEqualTo(RECORDS);
                assertThat(audit(core, done)).hasSize(RECORDS);

                core.batchWork.close();
                core.batches.undo(SUZUKI, batch.id());
                core = cut(world, core, batch, portions);
                assertThat(ended(core, batch, State.UNDONE).restored()).isEqualTo(RECORDS);
                assertThat(audit(core, done)).hasSize(2 * RECORDS);
            }
        }
    }

    /** So many portions are done, then the node is gone and another one comes. */
    private static Core cut(World world, Core core, Batch batch, int portions) {
        for (int portion = 0; portion < portions; portion++) {
            core.batchWork.portion(
                    core.store.read(tx -> BatchTable.find(tx, batch.id())).orElseThrow());
        }
        return world.restart(core);
    }

    @StoreTest
    void aBatchThatStillRunsIsTakenBackAsFarAsItCame(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            List<RecordRef> records = linked(world, core, RECORDS);
            core.batchWork.close();
            Batch batch = core.batches.unlink(SUZUKI, ID, records, KEY);
            core.batchWork.portion(
                    core.store.read(tx -> BatchTable.find(tx, batch.id())).orElseThrow());

            core.batches.undo(SUZUKI, batch.id());
            Core next = world.restart(core);

            Batch undone = ended(next, batch, State.UNDONE);
            assertThat(List.of(undone.unlinked(), undone.restored()))
                    .containsExactly(BatchWork.PORTION, BatchWork.PORTION);
            assertThat(records)
                    .allSatisfy(record ->
                            assertThat(next.linkReads.place(record, ID).link()).isNotNull());
        }
    }

    @StoreTest
    void withoutThePermissionABatchWaits(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            List<RecordRef> records = linked(world, core, 3);
            core.batchWork.close();
            Batch batch = core.batches.unlink(SUZUKI, ID, records, KEY);
            world.host.holders.remove("suzuki");
            Core next = world.restart(core);
            Core.eventually(() -> next.store.read(tx -> tx.query(
                            "select count(*) as n from store_job where task_name = 'core.link-batch' and picked = false")
                    .one(row -> row.longValue("n") == 1)));
            assertThat(records)
                    .allSatisfy(record ->
                            assertThat(next.linkReads.place(record, ID).link()).isNotNull());

            world.host.holders.add("suzuki");
            world.clock.forward(Duration.ofSeconds(11));

            assertThat(ended(next, batch, State.DONE).unlinked()).isEqualTo(3);
        }
    }

    @StoreTest
    void aBatchIsItsUsersAloneAndCanBeTakenBackForADay(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            Batch batch = ended(core, core.batches.unlink(SUZUKI, ID, linked(world, core, 2), KEY), State.DONE);

            assertThatThrownBy(() -> core.batches.find(YAMADA, batch.id())).hasMessageStartingWith("NOT_FOUND");
            assertThatThrownBy(() -> core.batches.undo(YAMADA, batch.id())).hasMessageStartingWith("NOT_FOUND");
            assertThat(batch.undoUntil()).isEqualTo(batch.at().plus(UndoableBatches.UNDOABLE));
            world.clock.forward(UndoableBatches.UNDOABLE);
            assertThatThrownBy(() -> core.batches.undo(SUZUKI, batch.id())).hasMessageStartingWith("NOT_FOUND");
        }
    }

    @StoreTest
    void oneKeyIsOneBatch(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            List<RecordRef> records = linked(world, core, 2);
            Batch first = core.batches.unlink(SUZUKI, ID, records, KEY);

            assertThat(core.batches.unlink(SUZUKI, ID, records, KEY).id()).isEqualTo(first.id());
            assertThatThrownBy(() -> core.batches.unlink(SUZUKI, ID, records.subList(0, 1), KEY))
                    .hasMessageStartingWith("CONFLICT");
            assertThatThrownBy(() -> core.batches.unlink(SUZUKI, ID, List.of(), KEY + "2"))
                    .hasMessageStartingWith("INVALID");
            world.host.holders.remove("suzuki");
            assertThatThrownBy(() -> core.batches.unlink(SUZUKI, ID, records, KEY + "3"))
                    .hasMessageStartingWith("NO_PERMISSION");
        }
    }

    /** Leads with a link and the handle in their field. */
    private static List<RecordRef> linked(World world, Core core, int count) {
        List<RecordRef> records = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            RecordRef record = new RecordRef(RecordRef.LEAD, "lead" + number);
            world.host.put(record, new PersonName("人" + number, "人", "" + number, "", ""), "", "");
            link(core, record);
            world.host.setHandle(record, ID, null, "@handle_" + record.id(), HostErrands.ORIGIN, "suzuki");
            records.add(record);
        }
        return records;
    }

    private static void link(Core core, RecordRef record) {
        core.store.write(tx -> LinkTable.put(
                tx,
                LinkTable.find(tx, record, ID),
                new Held(
                        "subject-of-" + record.id(),
                        "handle_" + record.id(),
                        Links.State.ACTIVE,
                        Links.Basis.CANDIDATE,
                        "",
                        "suzuki",
                        tx.now())));
    }

    private static Batch ended(Core core, Batch batch, State state) {
        Core.eventually(() -> core.batches.find(SUZUKI, batch.id()).state() == state);
        return core.batches.find(SUZUKI, batch.id());
    }

    private static List<String> audit(Core core, Batch batch) {
        return core.store.read(tx -> tx.query("select act from audit where detail = :detail order by id")
                .bind("detail", "batch " + batch.id())
                .list(row -> row.string("act")));
    }
}
