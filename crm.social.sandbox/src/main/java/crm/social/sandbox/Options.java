package crm.social.sandbox;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param port 0 lets the system pick one
 * @param plan {@code enterprise} or {@code payg}
 * @param dialect {@code tweet}, {@code post} or {@code both}
 * @param lang the pages' language unless a visitor chooses: {@code ja} or {@code en}
 */
public record Options(String host, int port, Path data, boolean reset, String plan, String dialect, String lang) {
    static final String USAGE = """
            usage: java -jar crm.social.sandbox.jar [--data DIR] [--port N] [--host 127.0.0.1] [--reset]
                   [--plan enterprise|payg] [--dialect tweet|post|both] [--lang ja|en]
            """;

    public Options {
        if (!isLoopback(host)) {
            throw new IllegalArgumentException("--host must be an address of this machine itself: " + host);
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port must be from 0 to 65535: " + port);
        }
    }

    /** The rules as X has them today, on a port that the system picks. */
    public static Options at(Path data) {
        return new Options("127.0.0.1", 0, data, false, "enterprise", "both", "ja");
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with a sentence for the person who typed it
     */
    static Options parse(List<String> typed) {
        String host = "127.0.0.1";
        int port = 8081;
        Path data = Path.of("data", "sandbox");
        boolean reset = false;
        String plan = "enterprise";
        String dialect = "both";
        String lang = "ja";
        Deque<String> words = new ArrayDeque<>(typed);
        while (!words.isEmpty()) {
            String word = words.remove();
            switch (word) {
                case "--host" -> host = value(word, words);
                case "--port" -> port = number(word, value(word, words));
                case "--data" -> data = Path.of(value(word, words));
                case "--reset" -> reset = true;
                case "--plan" -> plan = oneOf(word, value(word, words), Set.of("enterprise", "payg"));
                case "--dialect" -> dialect = oneOf(word, value(word, words), Set.of("tweet", "post", "both"));
                case "--lang" -> lang = oneOf(word, value(word, words), Set.of("ja", "en"));
                default -> throw new IllegalArgumentException("unknown option: " + word);
            }
        }
        return new Options(host, port, data, reset, plan, dialect, lang);
    }

    private static String value(String word, Deque<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException(word + " needs a value");
        }
        return words.remove();
    }

    private static int number(String word, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(word + " needs a number: " + value, e);
        }
    }

    private static String oneOf(String word, String value, Set<String> allowed) {
        if (!allowed.contains(value)) {
            throw new IllegalArgumentException(word + " must be one of " + allowed + ": " + value);
        }
        return value;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
