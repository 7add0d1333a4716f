package crm.host.imports;

import crm.host.FieldError;
import crm.host.HostJob;
import crm.host.HostStore;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.user.Directory;
import crm.store.Ids;
import crm.store.Tx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Imports as users work with them. Each belongs to who brought the file; administrators see all. To others one is not there. */
public final class Imports {
    private static final int DRAFTS = 5;
    private static final int PREVIEW = 5;

    private final HostStore host;
    private final Directory directory;
    private final Supplier<Map<String, String>> networks;
    private final ImportWords words;

    /** @param networks those whose handles a column may hold now: labels by id */
    public Imports(HostStore host, Directory directory, Supplier<Map<String, String>> networks, ImportWords words) {
        this.host = host;
        this.directory = directory;
        this.networks = networks;
        this.words = words;
    }

    /** Keeps a file with all its rows, as a draft. Answers when all of it is stored. */
    public CsvImport keep(String type, String fileName, CsvFile file, String userId) {
        return host.store().write(tx -> {
            CsvImport made = new CsvImport(
                    Ids.ordered(tx.now()),
                    userId,
                    type,
                    fileName,
                    file.encoding().label(),
                    file.headings(),
                    words.proposal(type, networks.get(), file.headings()),
                    MatchBy.NOTHING,
                    ImportState.DRAFT,
                    file.lines().size(),
                    0,
                    0,
                    0,
                    0,
                    tx.now(),
                    null);
            ImportTable.forgotten(tx, userId, DRAFTS - 1).forEach(id -> ImportTable.delete(tx, id));
            ImportTable.insert(tx, made, file.lines());
            return made;
        });
    }

    /** The fields that a column may mean. */
    public List<String> fields(String type) {
        return ImportWords.fields(type, List.copyOf(networks.get().keySet()));
    }

    /** The newest 100, of one user or of all. */
    public List<CsvImport> list(Optional<String> userId) {
        return host.store().read(tx -> ImportTable.list(tx, userId));
    }

    public CsvImport find(String id, String viewerId) {
        return host.store().read(tx -> visible(tx, id, viewerId));
    }

    /** The first rows that wait. */
    public List<ImportRow> preview(String id, String viewerId) {
        return host.store().read(tx -> {
            visible(tx, id, viewerId);
            return ImportTable.waiting(tx, id, PREVIEW);
        });
    }

    /** Rows that were refused, behind a number. */
    public List<ImportRow.Refused> refused(String id, String viewerId, int after, int most) {
        return host.store().read(tx -> {
            visible(tx, id, viewerId);
            return ImportTable.refused(tx, id, after, most);
        });
    }

    /**
     * Says what the columns mean, and begins. A started import answers as it stands: who asks twice has started it once.
     *
     * @throws Problem {@code INVALID} if that cannot be
     */
    public CsvImport start(String id, List<String> mapping, MatchBy matchBy, String viewerId) {
        return host.store().writeIdempotent(tx -> {
            CsvImport draft = visible(tx, id, viewerId);
            check(draft, mapping, matchBy);
            if (ImportTable.start(tx, id, mapping, matchBy)) {
                host.jobs(HostJob.IMPORT).schedule(tx, id, tx.now(), "");
            }
            return told(tx, id);
        });
    }

    /** Ends it. What was worked off until then stays; a draft is gone with all its rows. */
    public void cancel(String id, String viewerId) {
        host.store().run(tx -> {
            CsvImport found = visible(tx, id, viewerId);
            if (found.state() == ImportState.DRAFT) {
                ImportTable.delete(tx, id);
            } else if (ImportTable.end(tx, id, ImportState.CANCELLED)) {
                ImportTable.dropWaiting(tx, id);
                told(tx, id);
            }
        });
    }

    private static CsvImport told(Tx tx, String id) {
        CsvImport now = ImportTable.find(tx, id).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND));
        ImportNews.tell(tx, now, List.of(), false);
        return now;
    }

    private CsvImport visible(Tx tx, String id, String viewerId) {
        return ImportTable.find(tx, id)
                .filter(found -> found.userId().equals(viewerId) || directory.administrator(viewerId))
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND));
    }

    private void check(CsvImport draft, List<String> mapping, MatchBy matchBy) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> known = new HashSet<>(fields(draft.type()));
        Set<String> meant = new HashSet<>();
        boolean fits = mapping.size() == draft.headings().size();
        for (String field : mapping) {
            fits &= field.isEmpty() || known.contains(field) && meant.add(field);
        }
        if (!fits) {
            errors.add(new FieldError("mapping", "malformed"));
        } else if (meant.isEmpty()) {
            errors.add(new FieldError("mapping", "required"));
        }
        String key =
                switch (matchBy) {
                    case NOTHING -> "";
                    case ID -> ImportWords.ID;
                    case EMAIL -> "email";
                };
        if (!key.isEmpty() && !meant.contains(key)) {
            errors.add(new FieldError("matchBy", "required"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
