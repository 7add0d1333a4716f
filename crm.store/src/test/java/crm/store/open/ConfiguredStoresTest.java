package crm.store.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import crm.store.Store;
import crm.store.StoreException;
import crm.store.StoreSpec;
import crm.store.testing.PostgresServer;
import crm.store.testing.TestDatabase;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what the operator wrote to an open store. */
final class ConfiguredStoresTest {

    private static final StoreSpec SPEC = new StoreSpec("configured", List.of());

    @TempDir
    private Path folder;

    @Test
    void withoutAnAddressAStoreIsAFileInTheDataFolder() {
        try (ConfiguredStores stores = stores(Map.of("dataFolder", folder.toString()))) {
            stores.open(SPEC);
            assertThat(folder.resolve("configured.db")).exists();
        }
    }

    @Test
    void aPasswordFileTakesThePlaceOfThePassword() throws IOException {
        try (TestDatabase database = TestDatabase.postgres()) {
            Path file = folder.resolve("password");
            Files.writeString(file, database.settings().password().read() + "\n");
            Map<String, Object> values = Map.of(
                    "url",
                    database.settings().url(),
                    "user",
                    PostgresServer.USER,
                    "password",
                    "wrong",
                    "passwordFile",
                    file.toString());
            try (ConfiguredStores stores = stores(values);
                    Store store = stores.open(SPEC)) {
                assertThat(store.available()).isTrue();
            }
        }
    }

    @Test
    void nothingThatFailsRepeatsThePassword() {
        try (TestDatabase database = TestDatabase.postgres()) {
            String wrong = "wrong-secret";
            for (String url : List.of(database.settings().url(), "jdbc:postgresql:::?password=" + wrong)) {
                try (ConfiguredStores stores = stores(Map.of("url", url, "user", "nobody", "password", wrong))) {
                    StoreException failure = catchThrowableOfType(StoreException.class, () -> stores.open(SPEC));
                    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                        assertThat(cause.toString()).doesNotContain(wrong);
                    }
                    assertThat(failure).isNotNull();
                }
            }
        }
    }

    private static ConfiguredStores stores(Map<String, Object> values) {
        Object config = Proxy.newProxyInstance(
                ConfiguredStoresTest.class.getClassLoader(),
                new Class<?>[] {ConfiguredStores.Config.class},
                (proxy, method, arguments) -> method.getName().equals("startingSeconds")
                        ? (Object) 0
                        : values.getOrDefault(method.getName(), method.getDefaultValue()));
        return new ConfiguredStores((ConfiguredStores.Config) config, Clock.systemUTC());
    }
}
