package crm.social.itest.host;

import static org.assertj.core.api.Assertions.assertThat;

import crm.host.api.Events;
import crm.host.api.PageEvent;
import crm.host.api.Permission;
import crm.host.api.ui.Contribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** A permission and a contribution come, change and go while pages are open. */
class ExtensionsTest {
    private static final String PLAY = "toy.play";
    private static final String SALES = "/crm/api/profiles/sales";

    private final BundleContext context =
            FrameworkUtil.getBundle(ExtensionsTest.class).getBundleContext();
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        DemoHost.ready();
    }

    @AfterEach
    void takeThemAway() {
        registrations.forEach(ServiceRegistration::unregister);
    }

    @Test
    void aContributionComesChangesAndGoesInAnOpenPage() throws Exception {
        Browser suzuki = Browser.of("suzuki");
        offerPermission();
        try (EventReader events = new EventReader(suzuki)) {
            ServiceRegistration<?> toy = offerToy(10);
            events.await("contribution-added {\"id\":\"crm.social.itest/toy\"");
            String item = suzuki.get("/crm/api/ui/contributions?object=lead&location=record.action/v1")
                    .body();
            assertThat(item)
                    .contains("\"label\":{\"ja\":\"おもちゃ\",\"en\":\"Toy\"}")
                    .containsPattern("\"element\":\"crm-toy-[0-9a-f]{12}\"");
            String module = item.replaceAll(".*\"module\":\"([^\"]+toy.js)\".*", "$1");
            assertThat(suzuki.get(module).body()).contains("export default class Toy");
            assertThat(suzuki.get(module.replace("toy.js", "none.js")).statusCode())
                    .isEqualTo(404);
            assertThat(suzuki.get("/crm/api/ui/i18n/crm.social.itest/en.json").body())
                    .contains("\"toy.label\":\"Toy\"");

            toy.setProperties(FrameworkUtil.asDictionary(toyProperties(20)));
            events.await("contribution-updated {\"id\":\"crm.social.itest/toy\"");

            registrations.remove(toy);
            toy.unregister();
            events.await("contribution-removed {\"id\":\"crm.social.itest/toy\"}");
            assertThat(suzuki.get(module).statusCode()).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("S16: saving a profile takes effect at once for people who are signed in")
    void aBoxTickedOrClearedTakesEffectAtOnce() throws Exception {
        Browser yamada = Browser.of("yamada");
        Browser tanaka = Browser.of("tanaka");
        offerPermission();
        offerToy(10);
        assertThat(toys(tanaka)).isFalse();
        try (EventReader events = new EventReader(tanaka)) {
            tick(yamada, "[\"" + PLAY + "\"]");
            events.await("permissions-changed");
            events.await("contributions-changed");
            assertThat(toys(tanaka)).isTrue();
            assertThat(tanaka.get("/crm/api/session").body()).contains(PLAY);

            tick(yamada, "[]");
            events.await("permissions-changed");
            assertThat(toys(tanaka)).isFalse();
            assertThat(tanaka.get("/crm/api/session").body()).doesNotContain(PLAY);

            publish("toy.played", PLAY);
            publish("toy.over", "");
            assertThat(events.await("toy.")).startsWith("toy.over");
        }
    }

    @Test
    void anEventReachesOnlyThoseWhoMaySeeIt() throws Exception {
        offerPermission();
        try (EventReader suzuki = new EventReader(Browser.of("suzuki"));
                EventReader tanaka = new EventReader(Browser.of("tanaka"))) {
            publish("toy.played", PLAY);

            suzuki.await("toy.played");
            publish("toy.over", "");
            assertThat(tanaka.await("toy.")).startsWith("toy.over");
        }
    }

    @Test
    void aStreamEndsWithItsSession() throws Exception {
        Browser suzuki = Browser.of("suzuki");
        try (EventReader events = new EventReader(suzuki)) {
            suzuki.delete("/crm/api/session");

            events.await("session-ended");
            events.await("end of stream");
        }
    }

    private static boolean toys(Browser browser) throws Exception {
        return browser.get("/crm/api/ui/contributions").body().contains("crm.social.itest/toy");
    }

    private static void tick(Browser administrator, String permissions) throws Exception {
        String version = administrator.get(SALES).body().replaceAll(".*\"version\":(\\d+).*", "$1");
        var answer = administrator.patch(SALES, "{\"version\":" + version + ",\"permissions\":" + permissions + "}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"label\":{\"ja\":\"おもちゃで遊ぶ\",\"en\":\"Play with toys\"}");
    }

    private void publish(String name, String permission) {
        var reference = context.getServiceReference(Events.class);
        context.getService(reference)
                .publish(new PageEvent(name, "{}", Set.of(), permission.isEmpty() ? null : permission, null));
    }

    private void offerPermission() {
        Map<String, Object> properties = Map.of(
                "crm.permission.id",
                PLAY,
                "crm.permission.label",
                "%toy.permission",
                "crm.permission.description",
                "%toy.permission",
                "crm.permission.administrator",
                true,
                "crm.permission.standard",
                true);
        registrations.add(
                context.registerService(Permission.class, new Permission() {}, FrameworkUtil.asDictionary(properties)));
    }

    private ServiceRegistration<?> offerToy(int order) {
        ServiceRegistration<?> toy = context.registerService(
                Contribution.class, new Contribution() {}, FrameworkUtil.asDictionary(toyProperties(order)));
        registrations.add(toy);
        return toy;
    }

    private static Map<String, Object> toyProperties(int order) {
        return Map.of(
                "crm.ui.id", "crm.social.itest/toy",
                "crm.ui.location", "record.action/v1",
                "crm.ui.objects", new String[] {"lead"},
                "crm.ui.order", order,
                "crm.ui.permission", PLAY,
                "crm.ui.element", "crm-toy",
                "crm.ui.module", "toy.js",
                "crm.ui.label", "%toy.label");
    }
}
