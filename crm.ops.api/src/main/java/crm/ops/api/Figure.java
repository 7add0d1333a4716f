package crm.ops.api;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One figure with all its values. Labels have few values each: never a person, a record, an address or a text. */
public sealed interface Figure {
    /** Small letters, digits and {@code _}, without a unit that the kind implies: {@code crm_store_pool_connections}. */
    String name();

    /** One English sentence for whoever reads the raw metrics. */
    String help();

    /** What only grows, from the start of the process on. The name is without {@code _total}. */
    record Count(String name, String help, List<Value> values) implements Figure {
        public Count {
            values = checked(name, values);
        }
    }

    /** What goes up and down. */
    record Level(String name, String help, List<Value> values) implements Figure {
        public Level {
            values = checked(name, values);
        }
    }

    /** How long something took; the name ends in {@code _seconds}. */
    record Durations(String name, String help, List<Distribution> distributions) implements Figure {
        public Durations {
            distributions = checked(name, distributions);
        }
    }

    /** A number and what it is of; labels are names and values. */
    record Value(Map<String, String> labels, double number) {
        public Value {
            labels = Map.copyOf(labels);
        }

        /** A number without labels. */
        public static Value of(double number) {
            return new Value(Map.of(), number);
        }
    }

    /**
     * How long things of one kind took.
     *
     * @param counts how many fell between each bound of {@link Timings#bounds} and the one before; the last is for what took longer than all
     * @param seconds of all together
     */
    record Distribution(Map<String, String> labels, List<Long> counts, double seconds) {
        public Distribution {
            labels = Map.copyOf(labels);
            counts = List.copyOf(counts);
        }
    }

    private static <T> List<T> checked(String name, List<T> values) {
        if (!Pattern.matches("[a-z][a-z0-9_]*", name)) {
            throw new IllegalArgumentException("Not a figure's name: " + name);
        }
        return List.copyOf(values);
    }
}
