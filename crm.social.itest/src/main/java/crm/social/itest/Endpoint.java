package crm.social.itest;

import java.net.URI;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.http.runtime.HttpServiceRuntime;

/** Where this framework's Jetty listens. */
public final class Endpoint {
    private Endpoint() {}

    public static URI of(String path) {
        BundleContext context = FrameworkUtil.getBundle(Endpoint.class).getBundleContext();
        ServiceReference<HttpServiceRuntime> runtime = context.getServiceReference(HttpServiceRuntime.class);
        Object addresses = runtime.getProperty("osgi.http.endpoint");
        String first = addresses instanceof String[] several ? several[0] : String.valueOf(addresses);
        return URI.create(first).resolve(path);
    }
}
