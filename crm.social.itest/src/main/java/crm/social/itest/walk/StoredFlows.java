package crm.social.itest.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Lets ten minutes pass for flows, where nobody can wait so long: their end is moved in the file that holds them. */
final class StoredFlows {
    private static final String DRIVER = "org.xerial.sqlite-jdbc";

    private StoredFlows() {}

    /** Every flow that waits is over now. */
    static void expire() throws Exception {
        BundleContext context = FrameworkUtil.getBundle(StoredFlows.class).getBundleContext();
        Bundle sqlite = Arrays.stream(context.getBundles())
                .filter(bundle -> DRIVER.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
        Driver driver = (Driver)
                sqlite.loadClass("org.sqlite.JDBC").getDeclaredConstructor().newInstance();
        String file = "jdbc:sqlite:" + Path.of(context.getProperty("crm.data"), "social.db");
        try (Connection connection = driver.connect(file, new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 5000");
            assertThat(statement.executeUpdate(
                            "update sign_in_flow set expires_at = created_at + 1 where state = 'WAITING'"))
                    .isPositive();
        }
    }
}
