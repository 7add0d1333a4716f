package crm.social.itest.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.ops.api.Finding;
import crm.ops.api.Finding.Severity;
import crm.ops.api.Inspection;
import crm.social.itest.Endpoint;
import crm.social.itest.Eventually;
import crm.social.itest.Visitor;
import crm.social.itest.host.DemoHost;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Health says what is, and never that all is well because nothing was looked at. */
class HealthTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final BundleContext context =
            FrameworkUtil.getBundle(HealthTest.class).getBundleContext();
    private final Visitor stranger = Visitor.at(Endpoint.of("/"));

    @BeforeAll
    static void start() throws Exception {
        DemoHost.ready();
    }

    @Test
    void aNodeThatServesIsLiveAndReadyByChecksThatAreThere() {
        Eventually.within(LIMIT, () -> health("ready").statusCode() == 200);

        JsonNode ready = Visitor.json(health("ready"));
        assertThat(ready.path("checks").findValuesAsText("name"))
                .contains("components", "keyring", "networks", "load", "resources", "store");
        JsonNode live = Visitor.json(health("live"));
        assertThat(live.path("status").asText()).isEqualTo("OK");
        assertThat(live.path("checks").findValuesAsText("name")).containsExactly("threads");
    }

    @Test
    void strangersLearnNamesAndNothingElse() {
        HttpResponse<String> answer = health("ready");

        assertThat(Visitor.json(answer).path("checks")).isNotEmpty().allSatisfy(check -> assertThat(check.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("name", "status"));
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
        assertThat(stranger.get("/health/elsewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void aCheckThatHasToBeThereAndIsNotIsMissed() throws Exception {
        Configuration settings = settings();
        Set<Integer> met = new TreeSet<>();
        try {
            Dictionary<String, Object> changed = properties(settings);
            changed.put("requiredChecks", new String[] {"components", "store", "keyring", "no-such-check"});
            settings.update(changed);

            Eventually.within(LIMIT, () -> met(met) == 503);
            assertThat(health("ready").body()).contains("{\"name\":\"no-such-check\",\"status\":\"MISSING\"}");
            assertThat(health("live").statusCode()).isEqualTo(200);
        } finally {
            Dictionary<String, Object> back = properties(settings);
            back.remove("requiredChecks");
            settings.update(back);
        }
        Eventually.within(LIMIT, () -> met(met) == 200);
        assertThat(met).as("a node whose settings change is not gone").containsExactly(200, 503);
    }

    private int met(Set<Integer> all) {
        int status = health("ready").statusCode();
        all.add(status);
        return status;
    }

    @Test
    void aWarningServesAndWhatIsCriticalDoesNot() {
        try (Told told = new Told(Severity.WARN)) {
            Eventually.within(LIMIT, () -> health("ready").body().contains("{\"name\":\"itest\",\"status\":\"WARN\"}"));
            assertThat(health("ready").statusCode()).isEqualTo(200);
            told.severity = Severity.CRITICAL;
            Eventually.within(LIMIT, () -> health("ready").statusCode() == 503);
            assertThat(health("ready").body()).doesNotContain("not for strangers");
        }
        Eventually.within(LIMIT, () -> health("ready").statusCode() == 200);
    }

    private HttpResponse<String> health(String which) {
        return stranger.get("/health/" + which);
    }

    private Configuration settings() throws Exception {
        var admin = context.getServiceReference(ConfigurationAdmin.class);
        return context.getService(admin).getConfiguration("crm.ops", "?");
    }

    private static Dictionary<String, Object> properties(Configuration configuration) {
        Dictionary<String, Object> properties = configuration.getProperties();
        return properties == null ? new Hashtable<>() : properties;
    }

    /** An inspection that says what the test wants. */
    private final class Told implements Inspection, AutoCloseable {
        private final ServiceRegistration<Inspection> registration;
        private volatile Severity severity;

        Told(Severity severity) {
            this.severity = severity;
            Hashtable<String, Object> properties = new Hashtable<>();
            properties.put("crm.ops.inspection", "itest");
            this.registration = context.registerService(Inspection.class, this, properties);
        }

        @Override
        public List<Finding> inspect() {
            return List.of(Finding.of(severity, "toy.label", "not for strangers"));
        }

        @Override
        public void close() {
            registration.unregister();
        }
    }
}
