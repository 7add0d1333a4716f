package crm.social.itest.walk;

import static crm.social.itest.walk.Salesperson.good;
import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.Eventually;
import crm.social.itest.OpenPage;
import crm.social.itest.Visitor;
import crm.social.itest.dynamics.Bundles;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The bundle that brings ソーシャル連携 is uninstalled while people work, and installed again. */
class PermissionsBundleTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration TAKEN_UP = Duration.ofSeconds(20);
    private static final String BUNDLE = "crm.social.permissions";
    private static final String USE = "crm.social.use";
    private static final String SYSTEM = "/crm/api/profiles/standard";
    private static final String CONTRIBUTIONS = "/crm/api/ui/contributions";

    @RegisterExtension
    static final LocalX X = new LocalX();

    private final Bundles bundles = new Bundles();
    private final Salesperson suzuki = Salesperson.signedIn("suzuki");
    private final Salesperson yamada = Salesperson.signedIn("yamada");
    private final Visitor tanaka = Salesperson.signedIn("tanaka").visitor();
    private boolean away;

    @BeforeEach
    void everybodyMay() {
        suzuki.connected();
        Salesperson.tick(true);
        assertThat(networks(tanaka)).isEqualTo(200);
    }

    @AfterEach
    void asItWas() {
        if (away) {
            install();
        }
        Salesperson.tick(false);
    }

    private void uninstall() {
        bundles.uninstall(BUNDLE);
        away = true;
    }

    private void install() {
        bundles.install(BUNDLE);
        away = false;
    }

    @Test
    @DisplayName(
            "S04 S11 S16 while crm.social.permissions is away its box is gone and all is closed, on open pages too; then the grants are as they were")
    void withoutItsBundleNobodyHasThePermission() {
        assertThat(boxes(Salesperson.SALES)).contains(USE);
        assertThat(boxes(SYSTEM)).contains(USE);
        try (OpenPage page = OpenPage.of(suzuki.visitor())) {
            uninstall();

            page.hears(SOON, event -> event.name().equals("permissions-changed"));
            page.hears(SOON, event -> event.name().equals("contributions-changed"));
            assertThat(boxes(Salesperson.SALES)).doesNotContain(USE);
            assertThat(boxes(SYSTEM)).doesNotContain(USE);
            for (Salesperson person : List.of(suzuki, yamada)) {
                closed(person.visitor());
            }
            closed(tanaka);
            assertThat(suzuki.visitor().get("/crm/api/leads/lead-01").statusCode())
                    .isEqualTo(200);
            Salesperson.save(Salesperson.SALES, "\"permissions\":[]");

            int heard = page.heard().size();
            install();

            page.hears(
                    SOON,
                    event ->
                            page.heard().indexOf(event) >= heard && event.name().equals("permissions-changed"));
        }
        for (Visitor person : List.of(suzuki.visitor(), yamada.visitor(), tanaka)) {
            Eventually.within(SOON, () -> networks(person) == 200);
            assertThat(person.get(CONTRIBUTIONS).body()).contains("crm.social");
        }
        assertThat(boxes(Salesperson.SALES)).contains(USE);
    }

    @Test
    @DisplayName(
            "S37 a user name saved while crm.social.permissions is away waits, X is not asked, and is linked when it is back")
    void whatIsSavedMeanwhileWaits() throws Exception {
        uninstall();
        int asked = X.calls("getUsersByUsernames");

        String lead = create("kenta_takahashi");

        Eventually.within(SOON, () -> state(lead).equals("NO_PERMISSION"));
        assertThat(X.calls("getUsersByUsernames")).isEqualTo(asked);
        assertThat(suzuki.field(lead)).isEqualTo("kenta_takahashi");
        install();
        Eventually.within(
                TAKEN_UP, () -> suzuki.link(lead).path("handle").asText().equals("kenta_takahashi"));
        assertThat(X.calls("getUsersByUsernames")).isGreaterThan(asked);
        assertThat(state(lead)).isEmpty();
    }

    private String create(String handle) {
        var answer = suzuki.visitor()
                .send("POST", "/crm/api/leads", "{\"familyName\":\"高橋\",\"handles\":{\"twitter\":\"" + handle + "\"}}");
        assertThat(answer.statusCode()).isEqualTo(201);
        return Visitor.json(answer).path("id").asText();
    }

    /** Why a lead's user name waits, as it is stored: nobody may ask for it now. */
    private static String state(String lead) throws Exception {
        try (Connection connection = StoredFile.open("social.db");
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select state from pending_handle where record_id = '" + lead + "'")) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private static void closed(Visitor person) {
        for (Route route : Route.ALL) {
            Wrong.problem(route.send(person), 403, "no-permission");
        }
        assertThat(person.get(CONTRIBUTIONS).body()).doesNotContain("crm.social");
        assertThat(good(person.get("/crm/api/session")).path("permissions").toString())
                .doesNotContain(USE);
    }

    private static int networks(Visitor person) {
        return person.get("/social/api/networks").statusCode();
    }

    /** The permissions that a profile's page has. */
    private List<String> boxes(String profile) {
        return yamada.read(profile).path("permissions").findValuesAsText("id");
    }
}
