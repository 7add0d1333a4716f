package crm.host.imports;

import static org.assertj.core.api.Assertions.assertThat;

import crm.host.TestHost;
import crm.store.testing.Eventually;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.util.List;

/** An import that was cut goes on where it was: no row twice, none lost. */
class InterruptedImportTest {
    private static final int ROWS = 250;

    @StoreTest
    void afterACutAtEachBorderOfABatchTheNextNodeGoesOn(TestDatabase database) {
        ImportHost host = ImportHost.in(database);
        for (int batches = 0; batches <= 3; batches++) {
            CsvImport started = host.started(ImportsTest.people(ROWS), MatchBy.NOTHING);
            ImportWork cut = host.work();
            cut.close();
            for (int batch = 0; batch < batches; batch++) {
                cut.batch(started.id(), 100);
            }
            host.store.store().close();
            host = ImportHost.after(database);
            assertThat(host.find(started).done()).isEqualTo(Math.min(ROWS, batches * 100));

            ImportWork next = host.work();
            ImportHost up = host;
            Eventually.holds(Duration.ofSeconds(60), () -> up.find(started).endedAt() != null);
            next.close();

            assertThat(host.find(started).state()).isEqualTo(ImportState.DONE);
            assertThat(host.find(started).created()).isEqualTo(ROWS);
            assertThat(host.count("1 = 1")).isEqualTo((batches + 1) * (long) ROWS);
            assertThat(host.count("family_name = '姓101'")).isEqualTo(batches + 1);
        }
    }

    @StoreTest
    void aBatchThatFailsHalfWayHasNotHappened(TestDatabase database) {
        ImportHost host = ImportHost.in(database);
        CsvImport started = host.started(ImportsTest.people(30), MatchBy.NOTHING);
        host.store.store().run(tx -> tx.update(
                        "create unique index unlucky on person (family_name) where family_name = '姓17'")
                .run());
        host.store.store().run(tx -> tx.update(
                        "insert into person (id, type, version, family_name, given_name, family_reading,"
                                + " given_reading, company, title, email, phone, site, place, description, status, owner_id, created_at,"
                                + " updated_at, sort_name, sort_company, search)"
                                + " values ('x', 'contact', 1, '姓17', '', '', '', '', '', '', '', '', '', '', '', 'admin', 0, 0, '', '', '')")
                .run());
        ImportWork work = host.work();
        Eventually.holds(Duration.ofSeconds(30), () -> host.find(started).endedAt() != null);
        work.close();

        CsvImport done = host.find(started);
        assertThat(List.of(done.done(), done.created(), done.refused())).containsExactly(30, 29, 1);
        assertThat(host.refused(done)).singleElement().satisfies(refused -> {
            assertThat(refused.row().line()).isEqualTo(18);
            assertThat(refused.errors()).containsExactly(new ImportRow.CellError(-1, "", "failed"));
        });
        assertThat(host.count("type = 'lead'")).isEqualTo(29);
    }

    /** A lead of 10,000 rows is worked off within a minute on the smallest machine that this is meant for; two cores take a few seconds. */
    @StoreTest
    void tenThousandRowsTakeLessThanAMinute(TestDatabase database) {
        ImportHost host = ImportHost.in(database);
        long begin = System.nanoTime();

        CsvImport done = host.done(ImportsTest.people(CsvFile.MAX_ROWS), MatchBy.EMAIL);

        assertThat(done.created()).isEqualTo(CsvFile.MAX_ROWS);
        assertThat(host.count("owner_id = '" + TestHost.SUZUKI + "'")).isEqualTo(CsvFile.MAX_ROWS);
        assertThat(host.handles()).hasSize(CsvFile.MAX_ROWS).doesNotHaveDuplicates();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        System.out.println("10,000 rows on " + database + ": " + took.toMillis() + " ms");
        assertThat(took).isLessThan(Duration.ofMinutes(1));
    }
}
