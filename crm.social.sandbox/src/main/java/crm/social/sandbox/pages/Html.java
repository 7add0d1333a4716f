package crm.social.sandbox.pages;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An element, with all text in it escaped: the one place where text becomes markup. */
public final class Html {
    private static final Set<String> EMPTY = Set.of("input", "img", "meta", "link", "br", "hr");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?://|/|\\?|#).*");

    /**
     * An attribute.
     *
     * @param value null leaves it out; for an attribute without a value: the empty text
     */
    public record At(String name, @Nullable String value) {}

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    /** An attribute. */
    public static At at(String name, @Nullable String value) {
        return new At(name, value);
    }

    /** An attribute without a value, or none. */
    public static At flag(String name, boolean wanted) {
        return new At(name, wanted ? "" : null);
    }

    /** A hidden field. */
    public static Html hidden(String name, String value) {
        return el("input", at("type", "hidden"), at("name", name), at("value", value));
    }

    /** The class. */
    public static At cls(String value) {
        return new At("class", value);
    }

    /** An element with attributes, elements, texts, and collections of these. */
    public static Html el(String name, Object... parts) {
        StringBuilder attributes = new StringBuilder();
        StringBuilder content = new StringBuilder();
        for (Object part : parts) {
            add(part, attributes, content);
        }
        String tag = checked(name);
        return new Html("<" + tag + attributes + ">" + (EMPTY.contains(tag) ? "" : content + "</" + tag + ">"));
    }

    /** Elements and texts beside each other. */
    public static Html all(Object... parts) {
        StringBuilder content = new StringBuilder();
        for (Object part : parts) {
            add(part, new StringBuilder(), content);
        }
        return new Html(content.toString());
    }

    private static void add(Object part, StringBuilder attributes, StringBuilder content) {
        if (part instanceof At at) {
            if (at.value() != null) {
                attributes.append(' ').append(checked(at.name()));
                attributes
                        .append("=\"")
                        .append(escaped(safe(at.name(), at.value())))
                        .append('"');
            }
        } else if (part instanceof Html html) {
            content.append(html.markup);
        } else if (part instanceof Collection<?> many) {
            many.forEach(each -> add(each, attributes, content));
        } else {
            content.append(escaped(String.valueOf(part)));
        }
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(name);
        }
        return name;
    }

    private static String safe(String name, String value) {
        boolean isAddress = Set.of("href", "src", "action").contains(name);
        return !isAddress || ADDRESS.matcher(value).matches() ? value : "#";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** The markup. */
    @Override
    public String toString() {
        return markup;
    }
}
