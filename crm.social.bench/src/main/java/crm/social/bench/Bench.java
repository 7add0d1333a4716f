package crm.social.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A small house and a big one, asked the same side by side. Ends with 0 whatever the figures are, and with 1 where a request failed. */
public final class Bench {
    private static final int WARMING = 5;
    private static final int CROWD = 8;
    private static final int SHOWN_FAILURES = 20;

    private final Path root;
    private final Options options;
    private final People people;

    private Bench(Path root, Options options) {
        this.root = root;
        this.options = options;
        this.people = new People(options.seed());
    }

    public static void main(String... typed) {
        Path root = Path.of("").toAbsolutePath();
        if (List.of(typed).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        try {
            System.exit(new Bench(root, Options.parse(List.of(typed), root)).run() ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
        }
    }

    private boolean run() {
        System.out.println("seed " + options.seed() + ", data in " + options.data());
        Path filled = options.data().resolve("filled");
        String what = options.seed() + " " + options.small() + " " + options.big() + "\n";
        if (Files.exists(filled) && read(filled).equals(what)) {
            System.out.println("Both houses are filled already.");
        } else {
            clear();
            with(servers -> {
                servers.houses().forEach(house -> new Filling(house, servers.x(), people).fill());
                return true;
            });
            write(filled, what);
        }
        // Both are started afresh: a house that has just been filled is warm in other places than one that has not.
        return with(this::measure);
    }

    private boolean with(Predicate<Servers> work) {
        Servers servers = new Servers(root, options);
        Runtime.getRuntime().addShutdownHook(new Thread(servers::close)); // closed twice is closed once
        try (servers) {
            servers.start();
            return work.test(servers);
        }
    }

    private boolean measure(Servers servers) {
        try (Visit small = new Visit(servers.small(), people, options.seed());
                Visit big = new Visit(servers.big(), people, options.seed())) {
            boolean inbox = Inbox.there(small.user());
            if (!inbox) {
                System.out.println("Skipped: this product has no Social tab yet (" + Inbox.COUNTS + " answers 404).");
            }
            Rounds rounds =
                    new Rounds(Operations.of(small, inbox, options.seed()), Operations.of(big, inbox, options.seed()));
            System.out.println("warming up …");
            rounds.run(1, WARMING);
            rounds.run(CROWD, WARMING);
            System.out.println("measuring …");
            Map<String, Figures> byOne = rounds.run(1, options.rounds());
            Map<String, Figures> byCrowd = rounds.run(CROWD, options.rounds());
            return report(servers, byOne, byCrowd, rounds.failures());
        }
    }

    private boolean report(
            Servers servers, Map<String, Figures> byOne, Map<String, Figures> byCrowd, List<String> failures) {
        String about = String.join(
                " · ",
                LocalDate.now().toString(),
                Machine.described(),
                servers.database(),
                "commit " + Machine.commit(root),
                "seed " + options.seed(),
                options.rounds() + " rounds");
        Report report = new Report(options.postgres() ? "PostgreSQL" : "SQLite", about, byOne, byCrowd);
        System.out.println(report.text());
        failures.stream().limit(SHOWN_FAILURES).forEach(System.err::println);
        if (!failures.isEmpty()) {
            System.err.println(failures.size() + " requests failed: nothing is written down");
        } else if (options.write()) {
            report.write(root.resolve("docs/bench.md"));
        }
        return failures.isEmpty();
    }

    /** What an earlier filling began is worth nothing. Only a folder that is ours is emptied. */
    private void clear() {
        Path mark = options.data().resolve(".crm-social-bench");
        try {
            Files.createDirectories(options.data());
            try (Stream<Path> kept = Files.list(options.data())) {
                if (!Files.exists(mark) && kept.findAny().isPresent()) {
                    throw new IllegalArgumentException(options.data() + " holds something that no bench left there");
                }
            }
            try (Stream<Path> kept = Files.walk(options.data())) {
                kept.sorted(Comparator.reverseOrder()).forEach(Bench::delete);
            }
            Files.createDirectories(options.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(mark, "");
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
