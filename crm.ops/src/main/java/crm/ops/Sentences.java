package crm.ops;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.osgi.framework.Bundle;

/** The sentences of one bundle in one language, from its {@code OSGI-INF/l10n/*_<language>.properties} in UTF-8. */
public final class Sentences {
    private final Map<String, String> texts;

    private Sentences(Map<String, String> texts) {
        this.texts = texts;
    }

    /** The sentences of this bundle. */
    public static Sentences of(Bundle bundle, Locale locale) {
        Map<String, String> texts = new HashMap<>();
        Enumeration<URL> files =
                bundle.findEntries("OSGI-INF/l10n", "*_" + locale.getLanguage() + ".properties", false);
        while (files != null && files.hasMoreElements()) {
            Properties properties = new Properties();
            try (Reader reader = new InputStreamReader(files.nextElement().openStream(), StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            properties.forEach((key, text) -> texts.put((String) key, (String) text));
        }
        return new Sentences(texts);
    }

    /** The sentence; key and arguments themselves where the bundle has none. */
    public String say(String key, Iterable<String> arguments) {
        Object[] given = toArray(arguments);
        String pattern = texts.get(key);
        if (pattern == null) {
            return given.length == 0 ? key : key + " " + String.join(", ", arguments);
        }
        return new MessageFormat(pattern.replace("'", "''"), Locale.ROOT).format(given);
    }

    private static Object[] toArray(Iterable<String> arguments) {
        var list = new java.util.ArrayList<Object>();
        arguments.forEach(list::add);
        return list.toArray();
    }
}
