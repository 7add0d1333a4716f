package crm.social.twitter;

import crm.social.api.provider.SocialProvider.ParsedHandle;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people type or paste for somebody at X: a user name, or an address of twitter.com or x.com. */
final class Handles {
    /** New names have 15 characters at most; some old ones are longer. */
    static final int LONGEST = 20;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1," + LONGEST + "}");

    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:https?://)?(?:(?:www|mobile|m)\\.)?(?:twitter|x)\\.com(?=[/?#]|$)(.*)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> RESERVED = Set.of(
            "i",
            "home",
            "explore",
            "search",
            "hashtag",
            "settings",
            "messages",
            "notifications",
            "intent",
            "share",
            "login",
            "signup",
            "tos",
            "privacy",
            "compose",
            "jobs",
            "about",
            "download");

    private Handles() {}

    static Optional<ParsedHandle> parse(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        Matcher address = ADDRESS.matcher(text);
        if (address.matches()) {
            return inAddress(address.group(1));
        }
        return name(text.startsWith("@") ? text.substring(1) : text);
    }

    private static Optional<ParsedHandle> inAddress(String rest) {
        try {
            URI uri = new URI("https://x.com" + rest.replaceFirst("^/#!", ""));
            List<String> path = Arrays.stream(uri.getPath().split("/"))
                    .filter(segment -> !segment.isEmpty())
                    .toList();
            if (path.isEmpty()) {
                return Optional.empty();
            }
            return switch (path.get(0).toLowerCase(Locale.ROOT)) {
                case "i" -> path.size() > 2 && path.get(1).equals("user") ? id(path.get(2)) : Optional.empty();
                case "intent" -> intent(uri.getQuery());
                default -> segment(path.get(0));
            };
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<ParsedHandle> segment(String first) {
        return RESERVED.contains(first.toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : name(first.startsWith("@") ? first.substring(1) : first);
    }

    private static Optional<ParsedHandle> intent(@Nullable String query) {
        return Arrays.stream(query == null ? new String[0] : query.split("&"))
                .filter(parameter -> parameter.startsWith("screen_name=") || parameter.startsWith("user_id="))
                .findFirst()
                .flatMap(parameter -> {
                    String value = parameter.substring(parameter.indexOf('=') + 1);
                    return parameter.startsWith("user_id=") ? id(value) : segment(value);
                });
    }

    private static Optional<ParsedHandle> name(String name) {
        return NAME.matcher(name).matches()
                ? Optional.of(new ParsedHandle(name.toLowerCase(Locale.ROOT), null))
                : Optional.empty();
    }

    private static Optional<ParsedHandle> id(String id) {
        return ID.matcher(id).matches() ? Optional.of(new ParsedHandle(null, id)) : Optional.empty();
    }
}
