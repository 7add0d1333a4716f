package crm.social.itest.control;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Leaves nothing behind. */
public final class Leaver implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        // Its being there is enough.
    }

    @Override
    public void stop(BundleContext context) {
        // Nothing to take away.
    }
}
