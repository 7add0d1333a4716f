package crm.store.open;

import crm.store.Store;
import crm.store.StoreException;
import crm.store.StoreSpec;
import crm.store.Stores;
import crm.store.sql.Settings;
import crm.store.sql.Settings.JobSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens stores where the configuration says; other settings close them and make a new service. */
@Component(
        service = {Stores.class, ConfiguredStores.class},
        configurationPid = "crm.store",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ConfiguredStores.Config.class)
public final class ConfiguredStores implements Stores, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredStores.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    @ObjectClassDefinition(id = "crm.store", name = "%store.name", localization = "OSGI-INF/l10n/store")
    @interface Config {
        @AttributeDefinition(name = "%dataFolder.name", description = "%dataFolder.description")
        String dataFolder() default "data";

        @AttributeDefinition(name = "%url.name", description = "%url.description", required = false)
        String url() default "";

        @AttributeDefinition(name = "%user.name", description = "%user.description", required = false)
        String user() default "";

        @AttributeDefinition(
                name = "%password.name",
                description = "%password.description",
                type = AttributeType.PASSWORD,
                required = false)
        String password() default "";

        @AttributeDefinition(name = "%passwordFile.name", description = "%passwordFile.description", required = false)
        String passwordFile() default "";

        @AttributeDefinition(name = "%writers.name", description = "%writers.description", min = "2", max = "100")
        int writers() default 6;

        @AttributeDefinition(name = "%readers.name", description = "%readers.description", min = "2", max = "100")
        int readers() default 6;

        @AttributeDefinition(name = "%patience.name", description = "%patience.description", min = "250")
        int patienceMillis() default 700;

        @AttributeDefinition(name = "%starting.name", description = "%starting.description", min = "0")
        int startingSeconds() default 30;

        @AttributeDefinition(name = "%jobThreads.name", description = "%jobThreads.description", min = "1")
        int jobThreads() default 4;

        @AttributeDefinition(
                name = "%jobPolling.name",
                description = "%jobPolling.description",
                min = "100",
                max = "1000")
        int jobPollingMillis() default 500;
    }

    private final Settings settings;
    private final Clock clock;
    private final Set<OpenStore> open = ConcurrentHashMap.newKeySet();
    private final Map<String, String> waiting = new ConcurrentHashMap<>();

    @Activate
    public ConfiguredStores(Config config, @Reference Clock clock) {
        this(settings(config), clock);
    }

    /** For use outside a framework. */
    public ConfiguredStores(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Store open(StoreSpec spec) {
        long end = System.nanoTime() + settings.starting().toNanos();
        for (boolean first = true; ; first = false) {
            try {
                OpenStore store = OpenStore.open(spec, settings, clock, open::remove);
                open.add(store);
                waiting.remove(spec.name());
                LOG.info("Store {} is open: {}", spec.name(), settings);
                return store;
            } catch (StoreException e) {
                waiting.put(spec.name(), String.valueOf(e.getMessage()));
                if (e.kind() != StoreException.Kind.UNAVAILABLE || System.nanoTime() >= end) {
                    throw e;
                }
                if (first) {
                    LOG.warn("Store {} waits for its database: {}", spec.name(), e.getMessage());
                }
                pause(e);
            }
        }
    }

    /** The stores that are open now. */
    List<OpenStore> opened() {
        return open.stream().sorted(Comparator.comparing(OpenStore::name)).toList();
    }

    /** Stores that could not be opened yet, with the reason. */
    Map<String, String> waiting() {
        return new TreeMap<>(waiting);
    }

    private static void pause(StoreException reason) {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }

    /** Closes what its owners did not. */
    @Deactivate
    @Override
    public void close() {
        List.copyOf(open).forEach(OpenStore::close);
    }

    private static Settings settings(Config config) {
        filled("dataFolder", config.dataFolder());
        filled("url", config.url());
        filled("user", config.user());
        filled("password", config.password());
        filled("passwordFile", config.passwordFile());
        return new Settings(
                Path.of(config.dataFolder()),
                config.url().strip(),
                config.user(),
                password(config.password(), config.passwordFile()),
                config.writers(),
                config.readers(),
                Duration.ofMillis(config.patienceMillis()),
                Duration.ofSeconds(config.startingSeconds()),
                new JobSettings(
                        config.jobThreads(),
                        Duration.ofMillis(config.jobPollingMillis()),
                        JobSettings.usual().deadAfter(),
                        JobSettings.usual().closing()));
    }

    /** A secret or variable that is not there stays as it was written: never used as if it were the value. */
    private static void filled(String name, String value) {
        if (value.strip().startsWith("$[")) {
            throw new IllegalArgumentException("crm.store: what " + name + " refers to is not there");
        }
    }

    private static Settings.Password password(String password, String file) {
        if (file.isBlank()) {
            return () -> password;
        }
        return () -> {
            try {
                return Files.readString(Path.of(file)).strip();
            } catch (IOException e) {
                throw new StoreException(StoreException.Kind.FAILED, "No password in " + file, e);
            }
        };
    }
}
