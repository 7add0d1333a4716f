package crm.ops.bundles;

import crm.ops.api.Finding;
import crm.ops.api.Finding.Severity;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Holds files of configuration against what is in force: FileInstall takes a damaged one as far as it understands it, and says nothing. */
final class DroppedConfigurations {
    private static final String FILE_NAME = "felix.fileinstall.filename";
    private static final Pattern KEY = Pattern.compile("(?m)^\\s*([A-Za-z][\\w.:-]*)\\s*[=:]");
    private static final Pattern SOMETHING = Pattern.compile("(?m)^\\s*[^#\\s]");

    private final ConfigurationAdmin configurations;

    DroppedConfigurations(ConfigurationAdmin configurations) {
        this.configurations = configurations;
    }

    /** What is wrong with this file. No value is told, only names. */
    Optional<Finding> trouble(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            String text = Files.readString(file);
            if (!SOMETHING.matcher(text).find()) {
                return Optional.empty();
            }
            TreeSet<String> keys = keys(text);
            Optional<Dictionary<String, Object>> applied = applied(file);
            if (applied.isEmpty() || keys.isEmpty()) {
                return Optional.of(Finding.of(Severity.WARN, "load.configuration", name));
            }
            keys.removeIf(key -> applied.get().get(key) != null);
            return keys.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Finding.of(Severity.WARN, "load.configuration.keys", name, String.join(", ", keys)));
        } catch (MalformedInputException e) {
            return Optional.of(Finding.of(Severity.WARN, "load.configuration", name));
        } catch (IOException e) {
            return Optional.of(Finding.of(Severity.WARN, "load.damaged", name));
        }
    }

    private static TreeSet<String> keys(String text) {
        TreeSet<String> keys = new TreeSet<>();
        Matcher matcher = KEY.matcher(text);
        while (matcher.find()) {
            keys.add(matcher.group(1));
        }
        return keys;
    }

    private Optional<Dictionary<String, Object>> applied(Path file) throws IOException {
        try {
            Configuration[] all = configurations.listConfigurations("(" + FILE_NAME + "=*)");
            return Stream.of(all == null ? new Configuration[0] : all)
                    .map(Configuration::getProperties)
                    .filter(properties -> LoadFolder.path(String.valueOf(properties.get(FILE_NAME)))
                            .equals(file))
                    .findFirst();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
