package crm.social.itest.control;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Leaves itself behind, where the whole virtual machine sees it, until somebody takes it away. */
public final class Leaker implements BundleActivator {
    /** How the keys begin under which it is found among the system's properties. */
    public static final String KEY = "crm.social.itest.leak.";

    @Override
    public void start(BundleContext context) {
        System.getProperties().put(KEY + System.identityHashCode(this), this);
    }

    @Override
    public void stop(BundleContext context) {
        // That is the leak.
    }
}
