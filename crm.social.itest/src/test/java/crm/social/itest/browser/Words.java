package crm.social.itest.browser;

import crm.social.itest.demo.House;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Properties;

/** What pages say, from the bundles' own texts. */
final class Words {
    private final Properties social;
    private final Properties host;

    Words(View view) {
        this.social = read("crm.social.web", "bundle_" + view.language());
        this.host = read("crm.host", "pages_" + view.language());
    }

    /** A text of the popup; {@code {0}} is the network's name. */
    String social(String key, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = "Twitter";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return MessageFormat.format(text(social, key).replace("'", "''"), all);
    }

    /** A text of the CRM. */
    String host(String key, Object... arguments) {
        return MessageFormat.format(text(host, key).replace("'", "''"), arguments);
    }

    private static String text(Properties texts, String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new AssertionError("There is no text " + key);
        }
        return text;
    }

    private static Properties read(String bundle, String name) {
        Path file = House.root().resolve(bundle).resolve("src/main/resources/OSGI-INF/l10n/" + name + ".properties");
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
