package crm.social.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What the command line asks for. */
record Options(boolean postgres, Path data, long seed, int rounds, boolean write, boolean tiny) {
    static final String USAGE = """
            usage: crm.social.bench/bench [--postgres] [--data DIR] [--seed N] [--rounds N] [--no-write] [--tiny]

              --postgres   over PostgreSQL, a server of its own, instead of SQLite
              --data DIR   folder for both houses; filled once and used again (crm.social.bench/target/data/<database>)
              --seed N     makes the people and the order of requests (1)
              --rounds N   how often everything is asked (20)
              --no-write   leaves docs/bench.md as it is
              --tiny       a fiftieth of it, to try the bench itself; writes nothing
              --help       this text
            """;

    static Options parse(List<String> typed, Path root) {
        boolean postgres = typed.contains("--postgres");
        boolean tiny = typed.contains("--tiny");
        String name = (postgres ? "postgresql" : "sqlite") + (tiny ? "-tiny" : "");
        Path data = root.resolve("crm.social.bench/target/data").resolve(name);
        long seed = 1;
        int rounds = 20;
        boolean write = !tiny;
        Deque<String> words = new ArrayDeque<>(typed);
        while (!words.isEmpty()) {
            String word = words.remove();
            switch (word) {
                case "--postgres", "--tiny" -> {}
                case "--no-write" -> write = false;
                case "--data" -> data = Path.of(value(word, words)).toAbsolutePath();
                case "--seed" -> seed = Long.parseLong(value(word, words));
                case "--rounds" -> rounds = Integer.parseInt(value(word, words));
                default -> throw new IllegalArgumentException("unknown option: " + word);
            }
        }
        return new Options(postgres, data, seed, rounds, write, tiny);
    }

    Size small() {
        return tiny ? Size.SMALL.tiny() : Size.SMALL;
    }

    Size big() {
        return tiny ? Size.BIG.tiny() : Size.BIG;
    }

    private static String value(String word, Deque<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException(word + " needs a value");
        }
        return words.remove();
    }
}
