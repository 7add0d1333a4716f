package crm.social.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps what tests measured: a line {@code what = value} in {@code target/figures/<what>}. {@code cnf/Figures.java} writes them into
 * {@code docs/promises.md}.
 */
public final class Figures {
    private Figures() {}

    /** @param what the figure's name, the same in every run */
    public static void measured(String what, String value) {
        Path folder = Path.of(System.getProperty("itest.output", "target")).resolve("figures");
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(what.replaceAll("[^A-Za-z0-9]+", "-")), what + " = " + value + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
