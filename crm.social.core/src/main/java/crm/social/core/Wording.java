package crm.social.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened, in words of this bundle's localization.
 *
 * @param href where the thing itself can be seen, or null
 */
public record Wording(
        String key, List<String> arguments, @Nullable String href) {
    public Wording {
        arguments = List.copyOf(arguments);
    }

    /** Words without anything to look at. */
    public static Wording of(String key, String... arguments) {
        return new Wording(key, List.of(arguments), null);
    }
}
