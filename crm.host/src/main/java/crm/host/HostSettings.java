package crm.host;

import crm.host.api.Site;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the operator says about this CRM. */
@Component(
        service = {HostSettings.class, Site.class},
        configurationPid = "crm.host",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = HostSettings.Config.class)
public final class HostSettings implements Site {
    public static final List<String> LOCALES = List.of("ja", "en");

    @ObjectClassDefinition(
            id = "crm.host",
            name = "%settings.name",
            description = "%settings.description",
            localization = "OSGI-INF/l10n/settings")
    @interface Config {
        @AttributeDefinition(name = "%settings.publicUrl", description = "%settings.publicUrl.description")
        String publicUrl();

        @AttributeDefinition(name = "%settings.demo", description = "%settings.demo.description")
        boolean demo() default false;

        @AttributeDefinition(name = "%settings.defaultLocale", description = "%settings.defaultLocale.description")
        String defaultLocale() default "ja";

        @AttributeDefinition(
                name = "%settings.sessionIdleMinutes",
                description = "%settings.sessionIdleMinutes.description",
                min = "1")
        int sessionIdleMinutes() default 480;

        @AttributeDefinition(
                name = "%settings.sessionDays",
                description = "%settings.sessionDays.description",
                min = "1")
        int sessionDays() default 7;

        @AttributeDefinition(name = "%settings.behindProxy", description = "%settings.behindProxy.description")
        boolean behindProxy() default false;
    }

    private final URI publicUrl;
    private final boolean demo;
    private final Locale defaultLocale;
    private final Duration sessionIdle;
    private final Duration sessionLife;
    private final boolean behindProxy;

    @Activate
    public HostSettings(Config config) {
        this(
                config.publicUrl(),
                config.demo(),
                config.defaultLocale(),
                Duration.ofMinutes(config.sessionIdleMinutes()),
                Duration.ofDays(config.sessionDays()),
                config.behindProxy());
    }

    HostSettings(
            String publicUrl,
            boolean demo,
            String defaultLocale,
            Duration sessionIdle,
            Duration sessionLife,
            boolean behindProxy) {
        this.publicUrl = origin(publicUrl);
        this.demo = demo;
        if (!LOCALES.contains(defaultLocale)) {
            throw new IllegalArgumentException("crm.host: defaultLocale is ja or en");
        }
        this.defaultLocale = Locale.forLanguageTag(defaultLocale);
        this.sessionIdle = sessionIdle;
        this.sessionLife = sessionLife;
        this.behindProxy = behindProxy;
    }

    /** Settings with the usual times, for the language ja. */
    public static HostSettings of(String publicUrl, boolean demo) {
        return new HostSettings(publicUrl, demo, "ja", Duration.ofHours(8), Duration.ofDays(7), false);
    }

    private static URI origin(String address) {
        if (address.isBlank() || address.startsWith("$[")) {
            throw new IllegalArgumentException(
                    "crm.host: publicUrl is missing, the address that browsers use: start with -Dcrm.publicUrl=https://…");
        }
        URI uri = URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null || !uri.getRawPath().isEmpty() || uri.getRawQuery() != null) {
            throw new IllegalArgumentException("crm.host: publicUrl is http(s)://host[:port] without a path");
        }
        return uri;
    }

    @Override
    public URI publicUrl() {
        return publicUrl;
    }

    @Override
    public Locale defaultLocale() {
        return defaultLocale;
    }

    /** Whether the demo's users and records are wanted. */
    public boolean demo() {
        return demo;
    }

    /** A session ends when it was not used for so long. */
    public Duration sessionIdle() {
        return sessionIdle;
    }

    /** A session ends so long after signing in, used or not. */
    public Duration sessionLife() {
        return sessionLife;
    }

    /** Whether the last address of {@code X-Forwarded-For} is the caller's. */
    public boolean behindProxy() {
        return behindProxy;
    }

    /** Whether browsers reach the CRM by https. */
    public boolean secure() {
        return publicUrl.getScheme().equals("https");
    }
}
