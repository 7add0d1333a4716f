package crm.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands on the command line: an order, and options with a value each. */
record Options(String order, Map<String, String> values) {
    private static final List<String> ORDERS = List.of("make", "check", "restore");
    private static final List<String> NAMES = List.of(
            "--data",
            "--url",
            "--user",
            "--password-file",
            "--programs",
            "--to",
            "--from",
            "--keys",
            "--keys-to",
            "--keys-from");

    static Options of(String... args) {
        if (args.length == 0 || !ORDERS.contains(args[0])) {
            throw new BackupFailure("One of " + ORDERS + " is needed first");
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 1; i < args.length; i += 2) {
            if (!NAMES.contains(args[i]) || i + 1 == args.length) {
                throw new BackupFailure("Not an option with its value: " + args[i]);
            }
            values.put(args[i], args[i + 1]);
        }
        return new Options(args[0], values);
    }

    Optional<Path> path(String name) {
        return Optional.ofNullable(values.get(name)).map(Path::of);
    }

    Path required(String name) {
        return path(name).orElseThrow(() -> new BackupFailure(name + " is needed"));
    }

    Path data() {
        return path("--data").orElse(Path.of("data"));
    }

    Path keys() {
        return path("--keys").orElse(data().resolve("keys"));
    }

    Copies copies() {
        String url = values.get("--url");
        return url == null
                ? new SqliteCopies(data())
                : new PostgresCopies(
                        url,
                        values.getOrDefault("--user", ""),
                        password(),
                        path("--programs").orElse(Path.of("")));
    }

    private String password() {
        return path("--password-file")
                .map(file -> {
                    try {
                        return Files.readString(file).strip();
                    } catch (IOException e) {
                        throw new BackupFailure("No password in " + file, e);
                    }
                })
                .orElse("");
    }
}
