package crm.host.imports;

import crm.host.HostStore;
import crm.host.TestHost;
import crm.store.testing.Eventually;
import crm.store.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** A host to which files are brought. Nothing is worked off until {@link #work} is called. */
final class ImportHost {
    static final ImportWords WORDS = new ImportWords(texts("ja"), texts("en"));
    static final Map<String, String> NETWORKS = Map.of("twitter", "Twitter");

    final HostStore store;
    final Imports imports;

    private ImportHost(TestHost host) {
        this.store = host.store();
        this.imports = new Imports(store, host.directory(), () -> NETWORKS, WORDS);
    }

    static ImportHost in(TestDatabase database) {
        return new ImportHost(TestHost.in(database));
    }

    /** The host that comes up when the one before is gone. */
    static ImportHost after(TestDatabase database) {
        return new ImportHost(TestHost.anotherNode(database));
    }

    ImportWork work() {
        return new ImportWork(store, WORDS, Clock.systemUTC());
    }

    CsvImport keep(String type, String text) {
        CsvFile file = CsvFile.read(text.getBytes(StandardCharsets.UTF_8), Optional.empty());
        return imports.keep(type, "leads.csv", file, TestHost.SUZUKI);
    }

    /** Keeps a file and starts it with the mapping that was proposed. */
    CsvImport started(String text, MatchBy matchBy) {
        CsvImport draft = keep("lead", text);
        return imports.start(draft.id(), draft.mapping(), matchBy, TestHost.SUZUKI);
    }

    /** Works off a whole file. */
    CsvImport done(String text, MatchBy matchBy) {
        CsvImport started = started(text, matchBy);
        ImportWork work = work();
        Eventually.holds(Duration.ofSeconds(60), () -> find(started).endedAt() != null);
        work.close();
        return find(started);
    }

    CsvImport find(CsvImport one) {
        return imports.find(one.id(), TestHost.SUZUKI);
    }

    List<ImportRow.Refused> refused(CsvImport one) {
        return imports.refused(one.id(), TestHost.SUZUKI, 0, 1000);
    }

    long count(String where) {
        return store.store().read(tx -> tx.query("select count(*) as n from person where " + where)
                .one(row -> row.longValue("n")));
    }

    /** One value of one record. */
    String value(String column, String familyName) {
        return store.store().read(tx -> tx.query("select " + column + " as v from person where family_name = :name")
                .bind("name", familyName)
                .one(row -> row.string("v")));
    }

    List<String> handles() {
        return store.store()
                .read(tx -> tx.query("select value from handle order by value").list(row -> row.string("value")));
    }

    private static Map<String, String> texts(String language) {
        Properties properties = new Properties();
        String file = "/OSGI-INF/l10n/pages_" + language + ".properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(ImportHost.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new HashMap<>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }
}
