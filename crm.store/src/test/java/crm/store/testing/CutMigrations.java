package crm.store.testing;

import static org.assertj.core.api.Assertions.assertThat;

import crm.store.Store;
import crm.store.StoreException;
import crm.store.StoreSpec;
import crm.store.Stores;
import crm.store.sql.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Opens a store from four nodes at once on an empty PostgreSQL database, while one of their connections is cut at a certain statement; whoever fails tries
 * again, as a node does. In the end all four are open, the tables are those of an opening that nothing disturbed, and each step stands in the history once.
 */
public final class CutMigrations {
    private static final int NODES = 4;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final StoreSpec spec;

    /** @param spec the store with all its migrations */
    public CutMigrations(StoreSpec spec) {
        this.spec = spec;
    }

    /**
     * Cuts at some statements, chosen by a seed that is printed.
     *
     * @return how many statements an opening has
     */
    public int atSome(int times) throws Exception {
        long seed = System.nanoTime();
        System.out.println("Migrations of " + spec.name() + " are cut with seed " + seed);
        int all = statements();
        Random random = new Random(seed);
        at(IntStream.range(0, times).map(i -> 1 + random.nextInt(all)).boxed().toList());
        return all;
    }

    /** Cuts at each statement, one after the other. @return how many there are */
    public int atEach() throws Exception {
        int all = statements();
        at(IntStream.rangeClosed(1, all).boxed().toList());
        return all;
    }

    private int statements() {
        try (TestDatabase database = TestDatabase.postgres();
                CuttingProxy proxy = new CuttingProxy(database.settings().url(), 0)) {
            stores(database, proxy).open(spec).close();
            return proxy.statements();
        }
    }

    private void at(List<Integer> statements) throws Exception {
        List<String> whole;
        try (TestDatabase database = TestDatabase.postgres();
                Store store = database.stores().open(spec)) {
            whole = schema(store);
        }
        for (int statement : statements) {
            assertThat(cut(statement)).as("cut at statement %s", statement).isEqualTo(whole);
        }
    }

    private List<String> cut(int statement) throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        try (TestDatabase database = TestDatabase.postgres();
                CuttingProxy proxy = new CuttingProxy(database.settings().url(), statement)) {
            List<Future<List<String>>> openings = new ArrayList<>();
            for (int i = 0; i < NODES; i++) {
                Stores node = stores(database, proxy);
                openings.add(nodes.submit(() -> opened(node)));
            }
            List<String> seen = List.of();
            for (Future<List<String>> opening : openings) {
                seen = opening.get();
            }
            return seen;
        } finally {
            nodes.shutdownNow();
        }
    }

    private List<String> opened(Stores node) {
        try (Store store = node.open(spec)) {
            return schema(store);
        } catch (StoreException e) {
            // A cut is "not available" at most steps; where it is a failure, the node would be started again.
            try (Store store = node.open(spec)) {
                return schema(store);
            }
        }
    }

    private static Stores stores(TestDatabase database, CuttingProxy proxy) {
        Settings direct = database.settings();
        Settings through = Settings.postgres(proxy.through(direct.url()), direct.user(), direct.password())
                .withConnections(2, 2)
                .withStarting(LIMIT);
        return database.stores(through, Clock.systemUTC());
    }

    /** Tables, columns, indexes and constraints, and the steps that stand in both histories, each as a line. */
    private static List<String> schema(Store store) {
        return store.read(tx -> tx.query("""
                        select line from (
                            select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable as line
                                from information_schema.columns where table_schema = current_schema()
                            union all select 'index ' || indexdef from pg_indexes where schemaname = current_schema()
                            union all select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
                                where connamespace = (select oid from pg_namespace where nspname = current_schema())
                            union all select 'step ' || version || ' ' || success from history
                            union all select 'own step ' || version || ' ' || success from store_history
                        ) lines order by line""").list(row -> row.string("line")));
    }
}
