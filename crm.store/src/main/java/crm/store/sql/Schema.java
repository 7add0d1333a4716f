package crm.store.sql;

import crm.store.Migration;
import crm.store.StoreException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;

/** Brings a store's tables to the newest version: first the store's own, then its owner's, each with a history. */
public final class Schema {

    private final String name;
    private final Database database;

    public Schema(String name, Database database) {
        this.name = name;
        this.database = database;
    }

    /** @throws StoreException {@code FAILED} if a step fails or has changed since it was applied */
    public void migrate(List<Migration> migrations) {
        List<Migration> own = Migration.in(Schema.class, "db/store", "V001__store_tables.sql").stream()
                .map(migration -> new Migration(migration.file(), database.translated(migration.sql())))
                .toList();
        database.alone(() -> {
            run("store_history", own, false);
            if (!migrations.isEmpty()) {
                // This history begins beside the tables of the first.
                run("history", migrations, true);
            }
        });
    }

    private void run(String history, List<Migration> migrations, boolean besideOthers) {
        ClassLoader loader = Schema.class.getClassLoader();
        FluentConfiguration flyway = Flyway.configure(loader)
                .dataSource(database.migrations())
                .loggers("slf4j")
                .table(history)
                .resourceProvider(new Texts(migrations))
                .javaMigrationClassProvider(List::of)
                .skipDefaultCallbacks(true)
                .placeholderReplacement(false)
                .createSchemas(false)
                .baselineOnMigrate(besideOthers)
                .baselineVersion("0")
                .cleanDisabled(true);
        try {
            flyway.load().migrate();
        } catch (FlywayException e) {
            throw Failures.of("Store " + name + " is not migrated: " + e.getMessage(), e);
        }
    }

    /** Hands migrations to Flyway, which cannot scan a bundle's class loader. */
    private record Texts(List<Migration> migrations) implements ResourceProvider {

        @Override
        public LoadableResource getResource(String file) {
            return migrations.stream()
                    .filter(migration -> migration.file().equals(file))
                    .map(Text::new)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return migrations.stream()
                    .filter(migration -> migration.file().startsWith(prefix))
                    .filter(migration -> Arrays.stream(suffixes).anyMatch(migration.file()::endsWith))
                    .<LoadableResource>map(Text::new)
                    .toList();
        }
    }

    private static final class Text extends LoadableResource {
        private final Migration migration;

        Text(Migration migration) {
            this.migration = migration;
        }

        @Override
        public Reader read() {
            return new StringReader(migration.sql());
        }

        @Override
        public String getAbsolutePath() {
            return migration.file();
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return migration.file();
        }

        @Override
        public String getFilename() {
            return migration.file();
        }

        @Override
        public String getRelativePath() {
            return migration.file();
        }
    }
}
