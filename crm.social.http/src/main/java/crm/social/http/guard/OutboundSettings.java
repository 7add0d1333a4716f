package crm.social.http.guard;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's settings. A change makes a new snapshot, which open clients see at their next call; nothing is
 * closed for it. A value out of bounds is drawn to the nearest allowed one.
 */
@Component(service = OutboundSettings.class, configurationPid = OutboundSettings.PID)
@Designate(ocd = OutboundSettings.Config.class)
public final class OutboundSettings implements Supplier<Settings> {
    /** Where Config Admin keeps them. */
    public static final String PID = "crm.social.http";

    private static final Logger LOG = LoggerFactory.getLogger(OutboundSettings.class);
    private static final long MAX_PICTURE_BYTES = 5L << 20;

    @ObjectClassDefinition(name = "%outbound.name", description = "%outbound.text", localization = Config.TEXTS)
    @interface Config {
        String TEXTS = "OSGI-INF/l10n/outbound";

        @AttributeDefinition(name = "%allowedHosts.name", description = "%allowedHosts.text")
        String[] allowedHosts() default {};

        @AttributeDefinition(
                name = "%connectMillis.name",
                description = "%connectMillis.text",
                min = "100",
                max = "60000")
        long connectMillis() default 5_000;

        @AttributeDefinition(name = "%readMillis.name", description = "%readMillis.text", min = "100", max = "60000")
        long readMillis() default 10_000;

        @AttributeDefinition(name = "%callMillis.name", description = "%callMillis.text", min = "100", max = "300000")
        long callMillis() default 60_000;

        @AttributeDefinition(
                name = "%pictureMillis.name",
                description = "%pictureMillis.text",
                min = "100",
                max = "60000")
        long pictureMillis() default 5_000;

        @AttributeDefinition(
                name = "%pictureBytes.name",
                description = "%pictureBytes.text",
                min = "1024",
                max = "5242880")
        long pictureBytes() default MAX_PICTURE_BYTES;
    }

    private volatile Settings current;

    @Activate
    public OutboundSettings(Config config) {
        this.current = read(config);
    }

    @Modified
    void modified(Config config) {
        current = read(config);
    }

    @Override
    public Settings get() {
        return current;
    }

    private static Settings read(Config config) {
        return new Settings(
                hosts(config.allowedHosts()),
                millis(config.connectMillis(), 60_000),
                millis(config.readMillis(), 60_000),
                millis(config.callMillis(), 300_000),
                millis(config.pictureMillis(), 60_000),
                Math.max(1024, Math.min(MAX_PICTURE_BYTES, config.pictureBytes())));
    }

    /** A value that came through interpolation is one string with commas in it. */
    static Set<HostPort> hosts(String[] values) {
        return Arrays.stream(values)
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(OutboundSettings::host)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<HostPort> host(String text) {
        Optional<HostPort> host = HostPort.parse(text);
        if (host.isEmpty()) {
            LOG.warn("{}: allowedHosts has an entry that is not host:port and is ignored: {}", PID, printable(text));
        }
        return host;
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\x21-\\x7e]", "?");
    }

    private static Duration millis(long value, long most) {
        return Duration.ofMillis(Math.max(100, Math.min(most, value)));
    }
}
