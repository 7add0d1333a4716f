package crm.social.itest.walk;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** The files in which this framework's CRM keeps what it keeps, for what no interface tells or nobody can wait for. */
final class StoredFile {
    private static final String DRIVER = "org.xerial.sqlite-jdbc";

    private StoredFile() {}

    /** @param name {@code host.db} or {@code social.db} */
    static Connection open(String name) throws ReflectiveOperationException, SQLException {
        BundleContext context = FrameworkUtil.getBundle(StoredFile.class).getBundleContext();
        Bundle sqlite = Arrays.stream(context.getBundles())
                .filter(bundle -> DRIVER.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
        Driver driver = (Driver)
                sqlite.loadClass("org.sqlite.JDBC").getDeclaredConstructor().newInstance();
        Connection connection =
                driver.connect("jdbc:sqlite:" + Path.of(context.getProperty("crm.data"), name), new Properties());
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 5000");
        }
        return connection;
    }
}
