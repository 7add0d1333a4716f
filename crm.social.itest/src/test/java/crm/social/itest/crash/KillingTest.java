package crm.social.itest.crash;

import crm.social.itest.Figures;
import crm.social.itest.crash.KilledCrm.Database;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code kill -9} at seeded moments of a walk and an import: nothing acknowledged is lost, nothing happens twice, every handle is linked or marked, field
 * and link agree. The system property {@code crash.seed} repeats a seed.
 */
class KillingTest {
    @ParameterizedTest
    @EnumSource(Database.class)
    void oneKill(Database database) {
        kill(database, 1, 300);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @Tag("long")
    void fiftyKills(Database database) {
        kill(database, 50, 10_000);
    }

    private static void kill(Database database, int kills, int handles) {
        long seed = Long.getLong("crash.seed", System.nanoTime());
        System.out.println("KillingTest: " + kills + " kills on " + database + ", seed " + seed);
        try (Killing killing = new Killing(database, seed, kills, handles)) {
            String measured = killing.run();
            System.out.println("KillingTest: " + measured);
            Figures.measured(kills + " kills on " + database, measured);
        }
    }
}
