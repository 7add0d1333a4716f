package crm.ops.api;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Something that an operator should know: no secret, no name of a person, no text of a post.
 *
 * @param bundle symbolic name of the bundle whose messages ({@code OSGI-INF/l10n}) hold the sentence; empty for the one whose {@link Inspection} says it
 * @param key of the sentence
 * @param arguments for {@code {0}}, {@code {1}} … of the sentence; without control characters, at most 1,000 characters each
 */
public record Finding(Severity severity, String bundle, String key, List<String> arguments) {
    private static final int LONGEST = 1_000;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    /** How bad it is. */
    public enum Severity {
        /** Nothing is wrong. */
        NOTE,
        /** Somebody should mend it, and the node goes on serving. */
        WARN,
        /** The node cannot do its work: it is not ready. */
        CRITICAL
    }

    public Finding {
        arguments = arguments.stream().map(Finding::plain).toList();
    }

    /** A finding of this severity. */
    public static Finding of(Severity severity, String key, String... arguments) {
        return new Finding(severity, "", key, List.of(arguments));
    }

    private static String plain(String argument) {
        String line = CONTROL.matcher(argument).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
