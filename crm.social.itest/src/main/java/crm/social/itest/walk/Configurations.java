package crm.social.itest.walk;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Changes settings as an operator does, while everything runs. */
final class Configurations {
    private Configurations() {}

    /** What is not named keeps its value; nothing is updated where nothing changes. */
    static void change(String pid, Map<String, Object> changes) throws IOException {
        BundleContext context = FrameworkUtil.getBundle(Configurations.class).getBundleContext();
        ServiceReference<ConfigurationAdmin> admin = context.getServiceReference(ConfigurationAdmin.class);
        Configuration configuration = context.getService(admin).getConfiguration(pid, "?");
        Dictionary<String, Object> known = configuration.getProperties();
        Dictionary<String, Object> properties = known == null ? new Hashtable<>() : known;
        changes.forEach(properties::put);
        configuration.updateIfDifferent(properties);
    }
}
