package crm.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the operator says about watching this node. */
@Component(service = OpsSettings.class, configurationPid = "crm.ops")
@Designate(ocd = OpsSettings.Config.class)
public final class OpsSettings {
    private static final Logger LOG = LoggerFactory.getLogger(OpsSettings.class);
    private static final int SHORTEST = 16;

    @ObjectClassDefinition(
            id = "crm.ops",
            name = "%settings.name",
            description = "%settings.description",
            localization = "OSGI-INF/l10n/ops")
    @interface Config {
        @AttributeDefinition(name = "%requiredChecks.name", description = "%requiredChecks.description")
        String[] requiredChecks() default {"components", "store", "keyring"};

        @AttributeDefinition(name = "%essentialBundles.name", description = "%essentialBundles.description")
        String[] essentialBundles() default {
            "crm.store",
            "crm.host",
            "crm.ops",
            "crm.social.core",
            "crm.social.http",
            "crm.social.web",
            "crm.social.permissions"
        };

        @AttributeDefinition(
                name = "%metricsToken.name",
                description = "%metricsToken.description",
                type = AttributeType.PASSWORD,
                required = false)
        String metricsToken() default "";

        @AttributeDefinition(
                name = "%metricsTokenFile.name",
                description = "%metricsTokenFile.description",
                required = false)
        String metricsTokenFile() default "";

        @AttributeDefinition(name = "%metricsOpenLocally.name", description = "%metricsOpenLocally.description")
        boolean metricsOpenLocally() default false;
    }

    private volatile Set<String> requiredChecks = Set.of();
    private volatile Set<String> essentialBundles = Set.of();
    private volatile String metricsToken = "";
    private volatile boolean metricsOpenLocally;

    /** Takes a change as it comes, without taking away what has this: whoever probes meanwhile is answered. */
    @Activate
    @Modified
    public void take(Config config) {
        requiredChecks = Set.copyOf(Arrays.asList(config.requiredChecks()));
        essentialBundles = Set.copyOf(Arrays.asList(config.essentialBundles()));
        metricsToken = token(config.metricsToken(), config.metricsTokenFile());
        metricsOpenLocally = config.metricsOpenLocally();
    }

    /** Names of inspections without which this node is not ready. */
    public Set<String> requiredChecks() {
        return requiredChecks;
    }

    /** Symbolic names of the bundles without which this node cannot serve; trouble in others is but a warning. */
    public Set<String> essentialBundles() {
        return essentialBundles;
    }

    /** What has to be shown to read the metrics; empty if nobody may by a token. */
    public String metricsToken() {
        return metricsToken;
    }

    /** Whether callers on this machine need no token. */
    public boolean metricsOpenLocally() {
        return metricsOpenLocally;
    }

    /** A token that cannot be read, is still a placeholder or is easily guessed is none. */
    private static String token(String given, String file) {
        String token = file.isBlank() ? given.strip() : read(Path.of(file));
        if (token.isEmpty()) {
            return "";
        }
        if (token.startsWith("$[")) {
            LOG.warn("crm.ops: the secret for metricsToken is not there; nobody may read the metrics by a token");
            return "";
        }
        if (token.length() < SHORTEST) {
            LOG.warn("crm.ops: metricsToken is shorter than {} characters and not used", SHORTEST);
            return "";
        }
        return token;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            LOG.warn("crm.ops: the file with the token for metrics cannot be read: {}", file);
            return "";
        }
    }

    @Override
    public String toString() {
        return "OpsSettings" + requiredChecks;
    }
}
