package crm.social.itest.ops;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.Endpoint;
import crm.social.itest.Eventually;
import crm.social.itest.Visitor;
import crm.social.itest.host.DemoHost;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.service.ServiceExtension;

/** An application that the whiteboard failed to get comes up all the same. */
@ExtendWith(ServiceExtension.class)
class OfferedAnewTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @InjectService
    ServiceComponentRuntime components;

    private ComponentDescriptionDTO application;

    @BeforeEach
    void offer() throws Exception {
        DemoHost.ready();
        Bundle own = FrameworkUtil.getBundle(OfferedAnewTest.class);
        application = components.getComponentDescriptionDTO(own, SlowToWake.class.getName());
    }

    @AfterEach
    void takeAway() throws Exception {
        components.disableComponent(application).getValue();
        Eventually.within(LIMIT, () -> answer() == 404);
    }

    @Test
    void whatTheWhiteboardCouldNotGetIsOfferedAgain() throws Exception {
        SlowToWake.FAILURES.set(1);
        components.enableComponent(application).getValue();

        Eventually.within(LIMIT, () -> answer() == 200);

        assertThat(SlowToWake.FAILURES).hasNegativeValue();
    }

    private static int answer() {
        return Visitor.at(Endpoint.of("/"))
                .signIn("suzuki", "demo")
                .get("/slow-to-wake/")
                .statusCode();
    }
}
