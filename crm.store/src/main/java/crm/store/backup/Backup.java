package crm.store.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operator's program.
 *
 * <pre>
 * make    --to FOLDER   [--keys-to FOLDER]    copies all stores while the product runs
 * check   --from FOLDER                       compares a backup with its manifest
 * restore --from FOLDER [--keys-from FOLDER]  puts it back while the product is stopped; replaces nothing unless all of it is right
 *
 * --data FOLDER (data), or --url jdbc:postgresql:… --user NAME --password-file FILE [--programs FOLDER of pg_dump]
 * --keys FOLDER (data/keys)
 * </pre>
 */
public final class Backup {
    private final Options options;
    private final PrintStream out;

    private Backup(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(run(System.out, args));
    }

    /** Does what the arguments say. Answers the status to exit with: 0, or 1 after one line on what is wrong. */
    public static int run(PrintStream out, String... args) {
        try {
            Backup backup = new Backup(Options.of(args), out);
            switch (backup.options.order()) {
                case "make" -> backup.make();
                case "check" -> backup.check();
                default -> backup.restore();
            }
            return 0;
        } catch (BackupFailure | UncheckedIOException e) {
            out.println(e.getMessage());
            return 1;
        }
    }

    private void make() {
        Path folder = options.required("--to");
        create(folder);
        Map<String, String> facts = new TreeMap<>(options.copies().write(folder));
        facts.put("made", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("keyring", options.keys().toAbsolutePath().toString());
        Map<String, String> sums = files(folder).stream()
                .collect(Collectors.toMap(file -> file.getFileName().toString(), Manifest::sum));
        new Manifest(facts, sums).write(folder);
        out.println("Backup in " + folder + ": " + facts);
        options.path("--keys-to")
                .ifPresentOrElse(
                        to -> out.println(KeyCopies.copy(options.keys(), to, folder) + " new keys copied to " + to),
                        () -> out.println("The keyring is in " + options.keys()
                                + " and not in this backup; --keys-to FOLDER copies it apart"));
    }

    private void check() {
        Path folder = options.required("--from");
        out.println("The backup is whole: " + Manifest.checked(folder).facts());
    }

    private void restore() {
        Path folder = options.required("--from");
        Manifest manifest = Manifest.checked(folder);
        Copies copies = options.copies();
        copies.check(folder, manifest);
        options.path("--keys-from")
                .ifPresent(from -> out.println(
                        KeyCopies.copy(from, options.keys(), folder) + " keys put back in " + options.keys()));
        out.println("Restored: " + manifest.facts() + ". " + copies.replace(folder, manifest));
        if (!Files.isDirectory(options.keys()) || KeyCopies.keys(options.keys()).isEmpty()) {
            out.println("There is no key in " + options.keys()
                    + ": without the keyring users have to sign in to their networks again; links are there");
        }
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder, Permissions.folder());
            if (!files(folder).isEmpty()) {
                throw new BackupFailure(folder + " is not empty");
            }
        } catch (IOException e) {
            throw new BackupFailure(folder + " cannot be made", e);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new BackupFailure(folder + " cannot be read", e);
        }
    }
}
