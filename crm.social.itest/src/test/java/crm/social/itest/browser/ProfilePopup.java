package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The popup over a record with a linked profile: what somebody does there, in their language. */
final class ProfilePopup {
    private final SalesPerson person;

    private ProfilePopup(SalesPerson person) {
        this.person = person;
    }

    /** Opens a lead's popup; signs in at X and links first, where that has not been done yet. */
    static ProfilePopup open(SalesPerson person, String lead, String handle, String account) {
        person.openLead(lead);
        person.icon().click();
        Locator dialog = person.page().locator("dialog[data-state]");
        assertThat(dialog).hasAttribute("data-state", Pattern.compile("sign-in|candidates|profile"));
        if ("sign-in".equals(dialog.getAttribute("data-state"))) {
            person.allowAtX(account);
            assertThat(dialog).hasAttribute("data-state", Pattern.compile("candidates|profile"));
        }
        if ("candidates".equals(dialog.getAttribute("data-state"))) {
            person.linkByName(handle);
        }
        assertThat(dialog).hasAttribute("data-state", "profile");
        return new ProfilePopup(person);
    }

    /** Opens the popup over the record that is shown, which is linked. */
    static ProfilePopup over(SalesPerson person) {
        person.icon().click();
        assertThat(person.page().locator("dialog[data-state]")).hasAttribute("data-state", "profile");
        return new ProfilePopup(person);
    }

    SalesPerson person() {
        return person;
    }

    Words words() {
        return person.words();
    }

    Locator root() {
        return person.popup();
    }

    /** @param key of its label, such as {@code followers} */
    Locator tab(String key) {
        return root().getByRole(
                        AriaRole.TAB,
                        new Locator.GetByRoleOptions()
                                .setName(words().social(key))
                                .setExact(true));
    }

    /** What the chosen tab shows. */
    Locator panel() {
        return root().getByRole(AriaRole.TABPANEL);
    }

    Locator tweets() {
        return root().locator(".post");
    }

    Locator tweet(String text) {
        return tweets().filter(new Locator.FilterOptions().setHasText(text)).first();
    }

    /** The control of an act on a tweet. @param key of its label, such as {@code likes} */
    Locator act(Locator tweet, String key) {
        return tweet.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words().social(key)));
    }

    Locator reply(Locator tweet) {
        return tweet.locator(".reactions .reply");
    }

    Locator follow() {
        return root().locator(".follow");
    }

    Locator text() {
        return root().locator("footer textarea");
    }

    /** ツイート or 返信, below the text. */
    Locator send() {
        return root().locator("footer .button.primary");
    }

    /** What who does not see hears last. */
    Locator said() {
        return root().locator("p.hidden-text[role=status]");
    }

    /** What scrolls. */
    Locator body() {
        return root().locator(".body");
    }

    void look(String name) {
        person.look(name);
    }
}
