package crm.social.itest.control;

import java.util.List;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Leaves itself behind in a list that somebody else offers as a service. */
public final class Leaker implements BundleActivator {
    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public void start(BundleContext context) {
        ServiceReference<List> offered = context.getServiceReference(List.class);
        context.getService(offered).add(this);
    }

    @Override
    public void stop(BundleContext context) {
        // That is the leak.
    }
}
