package crm.social.itest.host;

import crm.social.itest.Endpoint;
import crm.social.itest.Eventually;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Sees to it that the reference host runs with the demo's users and records. */
public final class DemoHost {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private DemoHost() {}

    /** Waits until the host answers; its first start with an empty store brings the demo's data. */
    public static void ready() throws IOException {
        BundleContext context = FrameworkUtil.getBundle(DemoHost.class).getBundleContext();
        ServiceReference<ConfigurationAdmin> admin = context.getServiceReference(ConfigurationAdmin.class);
        Configuration configuration = context.getService(admin).getConfiguration("crm.host", "?");
        Dictionary<String, Object> properties = configuration.getProperties();
        if (properties == null || !Boolean.TRUE.equals(properties.get("demo"))) {
            Dictionary<String, Object> changed = properties == null ? new Hashtable<>() : properties;
            changed.put("demo", true);
            changed.put("publicUrl", Endpoint.of("/").toString());
            configuration.update(changed);
        }
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest site = HttpRequest.newBuilder(Endpoint.of("/crm/api/site")).build();
        Eventually.within(LIMIT, () -> http.send(site, BodyHandlers.ofString())
                .body()
                .contains("\"demo\":true,\"setupRequired\":false"));
    }
}
