package crm.ops.health;

import crm.ops.health.Applications.Unserved;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.jaxrs.runtime.JaxrsServiceRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has an application that the whiteboard does not serve offered anew, by its component, which is disabled and enabled. The whiteboard asks for an offered
 * application once; where it got none, or failed, it never asks again, and all of the application's addresses would answer 503 until a restart. That was
 * seen at one first start in some hundred, with several bundles coming up at the same moment.
 */
@Component(
        service = {},
        immediate = true)
public final class OfferedAnew {
    private static final Logger LOG = LoggerFactory.getLogger(OfferedAnew.class);
    private static final int PAUSE_SECONDS = 2;

    /** Once refused, an application stays so. */
    private static final int REFUSED_LOOKS = 2;

    /** A slow machine takes a while over what is all right. */
    private static final int SILENT_LOOKS = 5;

    /** Of an application that never comes up, each inspection tells. */
    private static final int TRIES = 5;

    private final Applications applications;
    private final ServiceComponentRuntime components;
    private final Map<ServiceReference<?>, Integer> looks = new HashMap<>();
    private final Map<String, Integer> tries = new HashMap<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "crm.ops applications");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public OfferedAnew(
            BundleContext context,
            @Reference ServiceReference<JaxrsServiceRuntime> runtime,
            @Reference ServiceComponentRuntime components) {
        this.applications = new Applications(context, runtime);
        this.components = components;
        looking.scheduleWithFixedDelay(this::look, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @Deactivate
    void close() {
        looking.shutdownNow();
    }

    private void look() {
        try {
            List<Unserved> unserved = applications.unserved();
            looks.keySet().retainAll(unserved.stream().map(Unserved::offered).collect(Collectors.toSet()));
            tries.keySet().retainAll(unserved.stream().map(Unserved::name).collect(Collectors.toSet()));
            for (Unserved one : unserved) {
                int patience = one.refused().isPresent() ? REFUSED_LOOKS : SILENT_LOOKS;
                if (looks.merge(one.offered(), 1, Integer::sum) >= patience
                        && tries.merge(one.name(), 1, Integer::sum) <= TRIES) {
                    offerAnew(one);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (InvocationTargetException | RuntimeException e) {
            // The next look may do better; without this the schedule would end.
            LOG.debug("no look at the applications", e);
        }
    }

    private void offerAnew(Unserved unserved) throws InterruptedException, InvocationTargetException {
        Bundle bundle = unserved.offered().getBundle();
        Object name = unserved.offered().getProperty("component.name");
        if (bundle == null || name == null) {
            return;
        }
        ComponentDescriptionDTO component = components.getComponentDescriptionDTO(bundle, name.toString());
        if (component != null && components.isComponentEnabled(component)) {
            LOG.info(
                    "The application {} is not served (reason {}): it is offered anew",
                    unserved.name(),
                    unserved.refused().orElse("unknown"));
            components.disableComponent(component).getValue();
            components.enableComponent(component).getValue();
        }
    }
}
