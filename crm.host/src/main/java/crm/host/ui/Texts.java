package crm.host.ui;

import crm.host.Digests;
import crm.host.Json;
import crm.host.imports.ImportWords;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The messages of bundles, from their {@code OSGI-INF/l10n/*_<language>.properties} in UTF-8. */
@Component(service = Texts.class)
public final class Texts {
    private static final String FOLDER = "OSGI-INF/l10n";

    private record Key(long bundle, long modified, String locale) {}

    /**
     * The messages of one bundle in one language.
     *
     * @param json as pages get them
     * @param etag names this content
     */
    public record Messages(Map<String, String> texts, String json, String etag) {}

    private final BundleContext context;
    private final Map<Key, Messages> known = new ConcurrentHashMap<>();

    @Activate
    public Texts(BundleContext context) {
        this.context = context;
    }

    /** The messages of the newest bundle of that name; empty if there is none or it has none. */
    public Optional<Messages> messages(String symbolicName, String locale) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .max(Comparator.comparing(Bundle::getVersion))
                .map(bundle -> messages(bundle, locale))
                .filter(messages -> !messages.texts.isEmpty());
    }

    /** A label in both languages: {@code %key} of the bundle's messages, or the text itself. */
    public Words words(Bundle bundle, String label) {
        return new Words(text(bundle, label, "ja"), text(bundle, label, "en"));
    }

    /** What people write into the files that they bring, from the host's own texts. */
    public ImportWords importWords() {
        Bundle own = context.getBundle();
        return new ImportWords(messages(own, "ja").texts, messages(own, "en").texts);
    }

    private String text(Bundle bundle, String label, String locale) {
        if (!label.startsWith("%")) {
            return label;
        }
        String key = label.substring(1);
        return messages(bundle, locale).texts.getOrDefault(key, key);
    }

    private Messages messages(Bundle bundle, String locale) {
        Key key = new Key(bundle.getBundleId(), bundle.getLastModified(), locale);
        Messages messages = known.get(key);
        if (messages == null) {
            Map<String, String> texts = read(bundle, locale);
            String json = Json.text(texts);
            byte[] digest = Digests.of(json.getBytes(StandardCharsets.UTF_8));
            messages = new Messages(texts, json, "\"" + Digests.shortHex(digest) + "\"");
            known.keySet().removeIf(old -> outdated(old, key));
            known.put(key, messages);
        }
        return messages;
    }

    /** Of a bundle that is another now, or is gone. */
    private boolean outdated(Key old, Key now) {
        return old.bundle == now.bundle ? old.modified != now.modified : context.getBundle(old.bundle) == null;
    }

    private static Map<String, String> read(Bundle bundle, String locale) {
        Map<String, String> texts = new TreeMap<>();
        Enumeration<URL> files = bundle.findEntries(FOLDER, "*_" + locale + ".properties", false);
        while (files != null && files.hasMoreElements()) {
            Properties properties = new Properties();
            try (Reader reader = new InputStreamReader(files.nextElement().openStream(), StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            properties.forEach((name, text) -> texts.put((String) name, (String) text));
        }
        return Collections.unmodifiableMap(texts);
    }
}
