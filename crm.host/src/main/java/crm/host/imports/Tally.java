package crm.host.imports;

import crm.host.record.ImportedPersons;
import java.util.ArrayList;
import java.util.List;

/** What a batch did. Used by one thread. */
final class Tally {
    private final List<String> edited = new ArrayList<>();
    private int done;
    private int created;
    private int refused;

    void wrote(ImportedPersons.Written written) {
        done++;
        switch (written.effect()) {
            case CREATED -> created++;
            case UPDATED -> edited.add(written.ref().id());
            case UNCHANGED -> {}
        }
    }

    void refused() {
        done++;
        refused++;
    }

    int done() {
        return done;
    }

    int created() {
        return created;
    }

    int updated() {
        return edited.size();
    }

    int refusals() {
        return refused;
    }

    /** The records that were changed, not made. */
    List<String> edited() {
        return List.copyOf(edited);
    }
}
