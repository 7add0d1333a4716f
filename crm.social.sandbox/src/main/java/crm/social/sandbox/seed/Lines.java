package crm.social.sandbox.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines of the files beside the seed, each file read once. */
final class Lines {
    private final Map<String, List<String>> files = new HashMap<>();

    /** Those of a file that hold something, and are no remarks. */
    List<String> of(String name) {
        return files.computeIfAbsent(name, Lines::read);
    }

    private static List<String> read(String name) {
        try (InputStream in = Lines.class.getResourceAsStream("/seed/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
