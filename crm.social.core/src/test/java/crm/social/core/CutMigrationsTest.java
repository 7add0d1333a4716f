package crm.social.core;

import static org.assertj.core.api.Assertions.assertThat;

import crm.store.testing.CutMigrations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Four nodes that start at once on an empty PostgreSQL, and a connection that is cut in the middle: one schema. */
class CutMigrationsTest {
    private final CutMigrations migrations = new CutMigrations(CoreOpening.spec());

    @Test
    void aCutAtSomeStatementLeavesOneSchema() throws Exception {
        assertThat(migrations.atSome(2)).isGreaterThan(20);
    }

    @Test
    @Tag("long")
    void aCutAtEachStatementLeavesOneSchema() throws Exception {
        assertThat(migrations.atEach()).isGreaterThan(20);
    }
}
