package crm.social.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final String PAGE = """
            Before
            <!-- SQLite: written by crm.social.bench/bench -->
            Not measured yet.
            <!-- end of SQLite -->
            <!-- PostgreSQL: written by crm.social.bench/bench -->
            Not measured yet.
            <!-- end of PostgreSQL -->
            """;

    @TempDir
    Path folder;

    @Test
    void aTableTakesThePlaceOfTheOneBeforeItAndNothingElse() throws IOException {
        Path page = Files.writeString(folder.resolve("bench.md"), PAGE);
        report("SQLite", 3_000, 6_000).write(page);
        report("SQLite", 2_000, 4_000).write(page);
        assertThat(page).content().isEqualTo("""
                Before
                <!-- SQLite: written by crm.social.bench/bench -->
                2026-01-01 · here

                | | 1: small | 1: big | × | 8: small | 8: big | × |
                |---|--:|--:|--:|--:|--:|--:|
                | leads | 2.0 / 2.0 | 4.0 / 4.0 | 2.00 | | | |
                <!-- end of SQLite -->
                <!-- PostgreSQL: written by crm.social.bench/bench -->
                Not measured yet.
                <!-- end of PostgreSQL -->
                """);
    }

    @Test
    void aPageWithoutAPlaceIsLeftAlone() throws IOException {
        Path page = Files.writeString(folder.resolve("bench.md"), "Nothing");
        assertThatThrownBy(() -> report("SQLite", 1, 1).write(page)).hasMessageContaining("no place for SQLite");
        assertThat(page).content().isEqualTo("Nothing");
    }

    @Test
    void medianAndTailComeFromAllThatWasMeasured() {
        Figures figures = new Figures();
        for (int i = 1; i <= 100; i++) {
            figures.small().recordValue(i * 1_000);
            figures.big().recordValue(i * 1_500);
        }
        String table = new Report("SQLite", "", Map.of("leads", new Figures()), Map.of("leads", figures)).text();
        assertThat(table).contains("| leads | | | | 50.0 / 95.0 | 75.0 / 142.5 | 1.50 |");
    }

    private static Report report(String database, long small, long big) {
        Figures figures = new Figures();
        figures.small().recordValue(small);
        figures.big().recordValue(big);
        return new Report(database, "2026-01-01 · here", Map.of("leads", figures), Map.of("leads", new Figures()));
    }
}
