package crm.host.imports;

import crm.host.HostJob;
import crm.host.HostStore;
import crm.host.Problem;
import crm.host.imports.ImportRow.CellError;
import crm.host.record.ImportedPersons;
import crm.host.ui.Texts;
import crm.store.Job;
import crm.store.Outcome;
import crm.store.StoreException;
import crm.store.Subscription;
import crm.store.Tx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off the rows of imports. A batch is one transaction: its records, its count and the end of its rows come to be together or not at all, so
 * that whoever goes on after a crash goes on behind the last whole batch.
 */
@Component(
        service = {},
        immediate = true)
public final class ImportWork {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);
    private static final int BATCH = 100;
    private static final Duration DRAFTS_KEPT = Duration.ofDays(1);
    private static final Duration ENDED_KEPT = Duration.ofDays(30);

    /** After so many batches others get their turn. */
    private static final int BATCHES_A_TURN = 10;

    private final HostStore host;
    private final ImportWords words;
    private final Clock clock;
    private final List<Subscription> subscriptions;

    @Activate
    public ImportWork(@Reference HostStore host, @Reference Texts texts, @Reference Clock clock) {
        this(host, texts.importWords(), clock);
    }

    ImportWork(HostStore host, ImportWords words, Clock clock) {
        this.host = host;
        this.words = words;
        this.clock = clock;
        this.subscriptions = List.of(host.handle(HostJob.IMPORT, this::work), host.sweep(this::sweep));
    }

    @Deactivate
    void close() {
        subscriptions.forEach(Subscription::close);
    }

    private Outcome work(Job job) {
        boolean more = true;
        for (int batch = 0; more && batch < BATCHES_A_TURN; batch++) {
            more = next(job.key());
        }
        return more ? Outcome.again(clock.instant(), "") : Outcome.done();
    }

    /** Works off the next batch; where one fails for a reason of its own, row by row. */
    boolean next(String id) {
        try {
            return batch(id, BATCH);
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.UNAVAILABLE) {
                throw e;
            }
            LOG.warn("a batch of import {} failed; its rows are tried one by one", id, e);
        } catch (Problem e) {
            LOG.info("a batch of import {} met a colleague's change; its rows are tried one by one", id);
        }
        boolean more = true;
        for (int row = 0; more && row < BATCH; row++) {
            more = one(id);
        }
        return more;
    }

    private boolean one(String id) {
        try {
            return batch(id, 1);
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.UNAVAILABLE) {
                throw e;
            }
            LOG.warn("a row of import {} cannot be stored", id, e);
            return refuseNext(id);
        }
    }

    /** One transaction. Whether there are more rows. */
    boolean batch(String id, int size) {
        return host.store().write(tx -> ImportTable.take(tx, id)
                .map(told -> batch(tx, told, size))
                .orElse(false));
    }

    private boolean batch(Tx tx, CsvImport told, int size) {
        if (!ImportedPersons.active(tx, told.userId())) {
            ImportTable.end(tx, told.id(), ImportState.STOPPED);
            ImportTable.dropWaiting(tx, told.id());
            return finished(tx, told.id(), new Tally());
        }
        Tally tally = new ImportBatch(tx, told, words).write(ImportTable.waiting(tx, told.id(), size));
        return counted(tx, told, tally);
    }

    private static boolean counted(Tx tx, CsvImport told, Tally tally) {
        ImportTable.count(tx, told.id(), tally);
        boolean more = told.done() + tally.done() < told.rows() && tally.done() > 0;
        if (!more) {
            ImportTable.end(tx, told.id(), ImportState.DONE);
            return finished(tx, told.id(), tally);
        }
        tell(tx, told.id(), tally);
        return true;
    }

    private static boolean finished(Tx tx, String id, Tally tally) {
        tell(tx, id, tally);
        return false;
    }

    private static void tell(Tx tx, String id, Tally tally) {
        CsvImport now = ImportTable.find(tx, id).orElseThrow();
        ImportNews.tell(tx, now, tally.edited(), tally.done() > tally.refusals());
    }

    private void sweep() {
        host.store().run(tx -> ImportTable.old(
                        tx, tx.now().minus(DRAFTS_KEPT), tx.now().minus(ENDED_KEPT))
                .forEach(id -> ImportTable.delete(tx, id)));
    }

    private boolean refuseNext(String id) {
        return host.store().write(tx -> ImportTable.take(tx, id)
                .map(told -> {
                    Tally tally = new Tally();
                    List<ImportRow> rows = ImportTable.waiting(tx, id, 1);
                    List<ImportRow.Refused> refused = rows.stream()
                            .map(row -> new ImportRow.Refused(row, List.of(new CellError(-1, "", "failed"))))
                            .toList();
                    ImportTable.workedOff(tx, id, rows, refused);
                    refused.forEach(row -> tally.refused());
                    return counted(tx, told, tally);
                })
                .orElse(false));
    }
}
