package crm.social.itest.ops;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.core.Application;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationBase;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;

/** An application whose service cannot be had when the whiteboard asks for it first. */
@Component(service = Application.class, enabled = false)
@JaxrsName(SlowToWake.NAME)
@JaxrsApplicationBase("slow-to-wake")
public final class SlowToWake extends Application {
    static final String NAME = "crm.social.itest.slow-to-wake";

    /** So often it has still to fail. */
    static final AtomicInteger FAILURES = new AtomicInteger();

    @Activate
    public SlowToWake() {
        if (FAILURES.getAndDecrement() > 0) {
            throw new IllegalStateException("not yet");
        }
    }

    @Override
    public Set<Object> getSingletons() {
        return Set.of(new Resource());
    }

    /** Says that it is there. */
    @Path("")
    public static final class Resource {
        @GET
        public String here() {
            return "here";
        }
    }
}
