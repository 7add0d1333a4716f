package crm.host.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The durable feed of what happens to leads and contacts, written in the host's own transaction. Each named reader fetches what it has not acknowledged
 * yet, as often as it likes: everything comes at least once, and what concerns one record in the order in which it happened. What nobody has fetched is
 * kept; for a reader that has not been seen for 30 days it is thrown away, and that reader begins anew.
 *
 * <p>Who begins (anew) is first told of every record that carries a handle, as {@link RecordChange.Kind#PRESENT}, and then of all that happened since it
 * began. A reader is one at a time, over all nodes; of two, both get the same. Called from jobs; a call blocks for the host's store. How to learn that
 * there is something: {@link RecordListener}.
 */
@ProviderType
public interface RecordChanges {
    /**
     * What is next for a reader.
     *
     * @param reader its name, the same for ever
     * @param limit how many changes at most, 1 to 1,000
     */
    Batch fetch(String reader, int limit);

    /**
     * A reader has dealt with a batch and never wants it again.
     *
     * @param upTo of that batch
     */
    void acknowledge(String reader, String upTo);

    /**
     * Some changes, oldest first.
     *
     * @param afresh whether the reader begins (anew): what it knows of records may be out of date, and some may be gone
     * @param changes may be empty although there is something to acknowledge
     * @param upTo to acknowledge with; empty where nothing is new
     */
    record Batch(boolean afresh, List<RecordChange> changes, String upTo) {
        public Batch {
            changes = List.copyOf(changes);
        }

        /** Whether the reader has everything. */
        public boolean nothingNew() {
            return upTo.isEmpty();
        }
    }
}
