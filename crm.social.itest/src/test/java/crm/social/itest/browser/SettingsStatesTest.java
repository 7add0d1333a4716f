package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import crm.social.itest.demo.SharedDemo;
import crm.social.itest.walk.Salesperson;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;

/** The settings of social integration where things are not as usual: the user's own connections, and the organisation's. */
@Tag("browser")
class SettingsStatesTest {
    private static final String NETWORKS = "**/social/api/networks";
    private static final String CONNECTIONS = "**/social/api/connections";
    private static final String ORGANISATIONS = "**/social/api/organisations";
    private static final String OWN = "/account/connections";
    private static final String EVERYBODYS = "/settings/ext/crm.social.web/organisation";

    @RegisterExtension
    @Order(1)
    static final SharedDemo DEMO = new SharedDemo();

    @RegisterExtension
    @Order(2)
    static final Browser BROWSER = new Browser(DEMO::crmUrl);

    @ParameterizedTest
    @EachView
    @DisplayName(
            "S05 S61 the own connections: none possible, none made, revoked, ended, and what is still read or cannot be")
    void connections(View view) {
        Salesperson.signedIn(DEMO.crmUrl(), "suzuki").connected();
        SalesPerson suzuki = at(view, "suzuki");
        Words words = suzuki.words();
        FeignedAnswers feigned = new FeignedAnswers(suzuki.page());
        nothingToShow(suzuki, feigned, OWN, "settings-0");

        feigned.changes(CONNECTIONS, connections -> FeignedAnswers.within(connections, "/0")
                .put("state", "REVOKED"));
        suzuki.page().navigate(OWN);
        assertThat(main(suzuki)).containsText(words.social("auth.again"));
        suzuki.look("settings-05-revoked");
        signingIn(suzuki, "signin", "settings-0");

        feigned.end();
        suzuki.page().navigate(OWN);
        suzuki.lookAtQuestion("settings-09-end", asked -> button(suzuki, asked.social("disconnect")));
    }

    @ParameterizedTest
    @EachView
    @DisplayName(
            "S08 the organisation's account: none possible, none made, revoked, and what is still read or cannot be")
    void theOrganisation(View view) {
        SalesPerson yamada = at(view, "yamada");
        Words words = yamada.words();
        FeignedAnswers feigned = new FeignedAnswers(yamada.page());
        nothingToShow(yamada, feigned, EVERYBODYS, "settings-1");

        feigned.changes(ORGANISATIONS, organisation("REVOKED", true));
        yamada.page().navigate(EVERYBODYS);
        assertThat(main(yamada)).containsText(words.social("organisation.lost"));
        yamada.look("settings-15-revoked");
        signingIn(yamada, "organisation.again", "settings-1");

        feigned.changes(ORGANISATIONS, organisation("ACTIVE", true));
        feigned.problem(ORGANISATIONS + "/twitter/actors", FeignedAnswers.FAILED);
        yamada.page().navigate(EVERYBODYS);
        Locator finding = main(yamada).getByRole(AriaRole.COMBOBOX);
        finding.fill("zzzz");
        assertThat(main(yamada)).containsText(words.social("actors.nobody"));
        yamada.look("settings-18-no-user");
        finding.fill("鈴木");
        finding.press("Enter");
        button(yamada, words.social("actors.save")).click();
        assertThat(main(yamada).getByRole(AriaRole.ALERT)).hasText(words.social("attempt.failed"));
        yamada.look("settings-19-not-saved");

        feigned.changes(ORGANISATIONS, organisation("REVOKED", false));
        yamada.page().navigate(EVERYBODYS);
        assertThat(main(yamada)).containsText(words.social("organisation.lost.ask"));
    }

    /** While it is read, where it cannot be, without networks, and with one that nobody has configured. */
    private static void nothingToShow(SalesPerson person, FeignedAnswers feigned, String address, String name) {
        Page page = person.page();
        Words words = person.words();
        feigned.silent(NETWORKS);
        page.navigate(address);
        assertThat(main(person)).containsText(words.social("loading"));
        person.look(name + "1-loading");
        feigned.problem(NETWORKS, FeignedAnswers.FAILED);
        page.navigate(address);
        assertThat(main(person)).containsText(words.social("problem.failed"));
        person.look(name + "2-failed");
        feigned.says(NETWORKS, "[]");
        button(person, words.social("retry")).click();
        assertThat(main(person)).containsText(words.social("connections.none"));
        person.look(name + "3-no-network");
        feigned.changes(NETWORKS, networks -> FeignedAnswers.within(networks, "/0")
                .put("configured", false)
                .putNull("missing"));
        page.navigate(address);
        assertThat(main(person)).containsText(words.social("problem.not-configured"));
        person.look(name + "4-not-configured");
        feigned.end();
    }

    /** The window that is waited for, and one that the browser blocks. */
    private static void signingIn(SalesPerson person, String key, String name) {
        Words words = person.words();
        person.page().evaluate("() => window.open = () => null");
        button(person, words.social(key)).click();
        assertThat(main(person)).containsText(words.social("flow.blocked.text"));
        person.look(name + "6-blocked");
        button(person, words.social("cancel")).click();
        person.page().evaluate("() => window.open = () => ({})");
        new FeignedAnswers(person.page()).says("**/social/api/flows/*", "{\"state\":\"REFUSED\"}");
        button(person, words.social(key)).click();
        assertThat(main(person)).containsText(words.social("flow.REFUSED"));
        person.look(name + "7-refused");
    }

    private static Consumer<JsonNode> organisation(String state, boolean administrator) {
        return organisations -> {
            ObjectNode one = FeignedAnswers.within(organisations, "/0");
            one.put("setUpBy", "山田 一郎")
                    .put("since", "2026-01-05T00:00:00Z")
                    .put("mayActAs", false)
                    .put("mayChange", administrator)
                    .putArray("actors");
            one.set("connection", FeignedAnswers.organisation(state));
        };
    }

    private static SalesPerson at(View view, String user) {
        Desk desk = BROWSER.desk(view);
        desk.expectComplaint("status of [45]\\d\\d");
        return SalesPerson.signIn(desk, user);
    }

    private static Locator main(SalesPerson person) {
        return person.page().getByRole(AriaRole.MAIN);
    }

    private static Locator button(SalesPerson person, String name) {
        return person.page()
                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
