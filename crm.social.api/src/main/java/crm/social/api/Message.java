package crm.social.api;

import java.util.List;

/**
 * A sentence for a person, by its key. The host serves the texts of each bundle's {@code OSGI-INF/l10n} to pages, which fill in the arguments.
 *
 * @param bundle symbolic name of the bundle whose localization has the key
 * @param key the key
 * @param arguments what fills {@code {0}}, {@code {1}} … An argument that is an instant is in ISO-8601 and shown in the reader's zone.
 */
public record Message(String bundle, String key, List<String> arguments) {
    public Message {
        arguments = List.copyOf(arguments);
    }

    /** A message with these arguments. */
    public static Message of(String bundle, String key, String... arguments) {
        return new Message(bundle, key, List.of(arguments));
    }
}
