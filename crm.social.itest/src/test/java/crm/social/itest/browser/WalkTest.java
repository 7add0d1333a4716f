package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasValueOptions;
import com.microsoft.playwright.options.AriaRole;
import crm.social.itest.demo.RunningDemo;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;

/** The path from signing in to a reply, walked in a browser against the local X. */
@Tag("browser")
@DisplayName("The walk in a browser")
class WalkTest {
    private static final String LEAD = "佐藤 花子";

    @RegisterExtension
    @Order(1)
    static final RunningDemo DEMO = new RunningDemo();

    @RegisterExtension
    @Order(2)
    static final Browser BROWSER = new Browser(DEMO::crmUrl);

    @ParameterizedTest
    @EachView
    @DisplayName("S01 S02 S05 S20 S22 S23 S24 S25 S30 S31 S34 S36 S40 S43 S45 from サインイン to a reply, and back")
    void fromSigningInToAReplyAndBack(View view) {
        SalesPerson suzuki = SalesPerson.signIn(BROWSER.desk(view), "suzuki");
        suzuki.openLead(LEAD);
        suzuki.look("walk-01-lead");
        if (view == View.JA_WIDE || view == View.EN_NARROW) {
            suzuki.lookAtLists();
        }

        connect(suzuki);
        link(suzuki);
        reply(suzuki, "承知しました。 " + view);
        tweet(suzuki, "展示会でお会いしましょう。 " + view);
        unlinkAndUndo(suzuki);
        leaveAsItWas(suzuki);
    }

    @Test
    @DisplayName("S20 S36 what is linked and connected survives a restart")
    void whatIsLinkedAndConnectedSurvivesARestart() {
        Desk desk = BROWSER.desk(View.JA_WIDE);
        // The page outlives the server.
        desk.expectComplaint("ERR_(CONNECTION|INCOMPLETE|SOCKET|EMPTY)|/crm/api/events");
        SalesPerson yamada = SalesPerson.signIn(desk, "yamada");
        yamada.openLead("高橋 健太");
        connect(yamada);
        linkFirst(yamada, "@kenta_takahashi");

        DEMO.crm().stop();
        DEMO.startCrm();

        SalesPerson again = SalesPerson.signIn(BROWSER.desk(View.JA_WIDE), "yamada");
        again.openLead("高橋 健太");
        again.icon().click();
        assertThat(again.popup()).containsText("@kenta_takahashi");
        assertThat(again.popup()).containsText(again.words().social("as", "@acme_jp"));
    }

    private static void connect(SalesPerson person) {
        Words words = person.words();
        assertThat(person.icon()).hasAttribute("aria-label", words.social("action.unlinked"));
        person.icon().click();
        assertThat(person.popup()).containsText(words.social("auth.title"));
        assertThat(person.popup()).containsText(words.social("auth.official"));
        assertThat(person.popup()).containsText(words.social("auth.once"));
        person.look("walk-02-sign-in");
        person.allowAtX("acme_jp");
        assertThat(person.popup()).containsText(words.social("candidates.title").replaceFirst(".*\\{1\\}", ""));
    }

    private static void link(SalesPerson person) {
        Locator first = person.popup().getByRole(AriaRole.ARTICLE).first();
        assertThat(first).containsText("@hanako_sato");
        assertThat(first).containsText(person.words().social("aspect.NAME"));
        person.look("walk-05-candidates");
        person.button(person.words().social("know")).click();
        person.popup().getByRole(AriaRole.TEXTBOX).first().fill("https://x.com/hsato99");
        person.button(person.words().social("lookup")).click();
        assertThat(person.popup()).containsText("Hanako S");
        person.look("walk-06-username");
        person.page().keyboard().press("Escape");
        person.icon().click();
        linkFirst(person, "@hanako_sato");
        person.look("walk-07-profile");
    }

    private static void linkFirst(SalesPerson person, String handle) {
        person.popup()
                .getByRole(AriaRole.ARTICLE)
                .first()
                .getByRole(AriaRole.BUTTON)
                .click();
        assertThat(person.popup()).containsText(person.words().social("followers"));
        assertThat(person.popup()).containsText(handle);
        assertThat(person.icon()).hasAttribute("aria-label", Pattern.compile(handle));
        assertThat(person.page().getByRole(AriaRole.MAIN)).containsText(handle);
    }

    private static void reply(SalesPerson person, String text) {
        Words words = person.words();
        person.popup()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words.social("reply.whom", LEAD)))
                .first()
                .click();
        Locator box = person.popup().getByRole(AriaRole.TEXTBOX);
        box.pressSequentially(text);
        person.look("walk-08-reply");
        person.button(words.social("reply")).last().click();
        assertThat(person.popup()).containsText(words.social("publication.DONE"));
        seenAtX(text);
        person.button(words.social("back")).click();
    }

    private static void tweet(SalesPerson person, String text) {
        Words words = person.words();
        Locator box = person.popup().getByRole(AriaRole.TEXTBOX);
        assertThat(box).hasValue(Pattern.compile("@hanako_sato\\s*"), new HasValueOptions());
        box.pressSequentially(text);
        person.look("walk-09-composer");
        person.button(words.social("post")).last().click();
        assertThat(person.popup()).containsText(words.social("publication.DONE"));
        assertThat(box).hasValue(Pattern.compile("@hanako_sato\\s*"), new HasValueOptions());
        person.look("walk-10-sent");
        seenAtX(text);
    }

    /** On the pages of the local X, as anybody sees them. */
    private static void seenAtX(String text) {
        Desk elsewhere = BROWSER.desk(View.JA_WIDE);
        Page page = elsewhere.open(DEMO.sandboxUrl() + "/acme_jp");
        assertThat(page.getByText(text)).hasCount(1);
    }

    private static void unlinkAndUndo(SalesPerson person) {
        Words words = person.words();
        person.button(words.social("unlink")).click();
        person.look("walk-11-unlink");
        person.confirm(words.social("unlink"));
        assertThat(person.icon()).hasAttribute("aria-label", words.social("action.unlinked"));
        person.button(words.social("undo")).click();
        assertThat(person.icon()).hasAttribute("aria-label", Pattern.compile("@hanako_sato"));
        assertThat(person.popup()).containsText(words.social("followers"));
    }

    private static void leaveAsItWas(SalesPerson person) {
        Words words = person.words();
        person.button(words.social("unlink")).click();
        person.confirm(words.social("unlink"));
        assertThat(person.icon()).hasAttribute("aria-label", words.social("action.unlinked"));
        person.button(words.social("menu")).click();
        person.popup()
                .getByText(words.social("disconnect"), new Locator.GetByTextOptions().setExact(true))
                .click();
        person.confirm(words.social("disconnect"));
        assertThat(person.popup()).containsText(words.social("auth.title"));
        person.page().keyboard().press("Escape");
        assertThat(person.icon()).isFocused();
    }
}
