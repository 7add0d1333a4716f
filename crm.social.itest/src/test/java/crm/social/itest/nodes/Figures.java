package crm.social.itest.nodes;

import crm.social.itest.demo.House;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run measured: a file below {@code target/figures}, which {@code cnf/Counts.java} prints. */
final class Figures {
    private final String name;
    private final Map<String, String> values = new TreeMap<>();

    Figures(String name) {
        this.name = name;
    }

    Figures with(String what, long value) {
        values.put(what, Long.toString(value));
        return this;
    }

    Figures with(String what, Duration value) {
        return with(what + ".ms", value.toMillis());
    }

    void write() {
        try {
            Path folder = Files.createDirectories(House.output().resolve("figures"));
            String lines = values.entrySet().stream()
                    .map(value -> value.getKey() + "=" + value.getValue() + "\n")
                    .collect(Collectors.joining());
            Files.writeString(folder.resolve(name + ".properties"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
