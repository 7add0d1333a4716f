package crm.host.imports;

import crm.host.Json;
import crm.store.Change;
import crm.store.Tx;
import java.util.List;

/** What nodes tell each other, and their pages, of imports: written in the transaction of the change itself. */
public final class ImportNews {
    /** An import came, went on or ended. Key: its id; payload: {@link Progress}. */
    public static final String TOPIC = "import.";

    private static final String CHANGED = TOPIC + "changed";

    /**
     * How an import stands after a change.
     *
     * @param user whose it is
     * @param edited records that the change edited
     * @param wrote whether it wrote any record
     */
    public record Progress(String user, String type, String state, List<String> edited, boolean wrote) {}

    private ImportNews() {}

    static void tell(Tx tx, CsvImport now, List<String> edited, boolean wrote) {
        Progress progress = new Progress(now.userId(), now.type(), now.state().name(), edited, wrote);
        tx.changed(CHANGED, now.id(), Json.text(progress));
    }

    /** What a change says. */
    public static Progress read(Change change) {
        return Json.value(change.payload(), Progress.class);
    }
}
