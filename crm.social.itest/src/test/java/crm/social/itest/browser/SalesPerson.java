package crm.social.itest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody at work in the CRM: what they click, in their language. */
final class SalesPerson {
    private static final Pattern ALLOW = Pattern.compile("許可|Allow");

    /** What choosing another language in another window does. */
    private static final String SPEAK = """
            async locale => {
              const {csrf} = await (await fetch('/crm/api/session')).json()
              await fetch('/crm/api/session', {
                method: 'PATCH', body: JSON.stringify({locale}),
                headers: {'Content-Type': 'application/json', 'X-CSRF-Token': csrf}
              })
            }
            """;

    /** The page and all extensions on it. */
    private static final String SPEAKS = """
            locale => {
              const says = root => [...root.querySelectorAll('*')].every(element =>
                (element.context?.locale ?? locale) === locale && (!element.shadowRoot || says(element.shadowRoot)))
              return document.documentElement.lang === locale && says(document)
            }
            """;

    /** States with a language in which they have been looked at. */
    private static final Set<String> LOOKED = ConcurrentHashMap.newKeySet();

    private final Desk desk;
    private final Words words;
    private final Page page;

    private SalesPerson(Desk desk, Page page) {
        this.desk = desk;
        this.words = new Words(desk.view());
        this.page = page;
    }

    /** Signs in to the CRM and chooses the desk's language. */
    static SalesPerson signIn(Desk desk, String user) {
        desk.expectComplaint("status of 401");
        Page page = desk.open("/sign-in");
        page.locator("#user").fill(user);
        page.locator("#password").fill("demo");
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.MAIN).getByText("佐藤 花子").first().waitFor();
        SalesPerson person = new SalesPerson(desk, page);
        person.speak(desk.view());
        return person;
    }

    Page page() {
        return page;
    }

    Desk desk() {
        return desk;
    }

    /** The same person with a second window. */
    SalesPerson inAnotherWindow() {
        return new SalesPerson(desk, desk.open("/leads"));
    }

    Words words() {
        return words;
    }

    /** Goes from the list to a lead. */
    void openLead(String name) {
        if (!page.url().endsWith("/leads")) {
            page.navigate("/leads");
        }
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name))
                .first()
                .click();
        page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(name))
                .first()
                .waitFor();
    }

    /** Looks at each list, and comes back. */
    void lookAtLists() {
        String before = page.url();
        for (String list : List.of("leads", "contacts", "deals")) {
            page.navigate("/" + list);
            page.locator("table tbody tr").first().waitFor();
            look("list-" + list);
        }
        page.navigate(before);
        icon().waitFor();
    }

    /** The network's icon in the head of the record. */
    Locator icon() {
        return page.locator("[aria-haspopup=dialog][aria-label^=Twitter]");
    }

    /** Closes the popup, and opens it again. */
    void reopen() {
        page.keyboard().press("Escape");
        popup().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        icon().click();
    }

    /** The popup behind the icon. */
    Locator popup() {
        return page.getByRole(AriaRole.DIALOG, new GetByRoleOptions().setName("Twitter"));
    }

    /** A button of the popup with exactly this name. */
    Locator button(String name) {
        return popup().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Confirms what the CRM asks. */
    void confirm(String button) {
        question()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** Signs in at X in the window that the popup opens, and allows what is asked for. */
    void allowAtX(String account) {
        Page window = askedAtX(account);
        desk.look(window, "walk-04-consent");
        allow(window);
    }

    /** The same in the window that a click somewhere else opens. */
    void allowAtX(Locator opener, String account) {
        Page window = page.waitForPopup(opener::click);
        ask(window, account);
        allow(window);
    }

    /** サインイン: the window that the popup opens, in which X asks what to allow once the person has signed in there. */
    Page askedAtX(String account) {
        Page window = page.waitForPopup(() -> button(words.social("signin")).click());
        ask(window, account);
        return window;
    }

    private static void ask(Page window, String account) {
        Locator password = window.locator("input[type=password]");
        password.or(allowing(window)).first().waitFor();
        if (password.isVisible()) {
            window.locator("input[autocomplete=username]").fill(account);
            password.fill("sandbox");
            window.keyboard().press("Enter");
            allowing(window).waitFor();
        }
    }

    /** 許可. */
    static void allow(Page window) {
        allowing(window).click();
    }

    private static Locator allowing(Page window) {
        return window.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(ALLOW));
    }

    /** Asks the CRM as this person's pages do, and gets a good answer. */
    String ask(String method, String path, @Nullable String body) {
        List<?> answer = (List<?>) page.evaluate("""
                async ([method, path, body]) => {
                  const {csrf} = await (await fetch('/crm/api/session')).json()
                  const headers = {'Content-Type': 'application/json', 'X-CSRF-Token': csrf}
                  const answer = await fetch(path, {method, body: body ?? undefined, headers})
                  return [answer.status, await answer.text()]
                }
                """, new String[] {method, path, body});
        assertThat((Integer) answer.get(0)).as(path + " " + answer.get(1)).isBetween(200, 299);
        return (String) answer.get(1);
    }

    /** Links whom a user name names, where candidates are shown. */
    void linkByName(String handle) {
        button(words.social("know")).click();
        popup().getByRole(AriaRole.TEXTBOX).first().fill(handle);
        button(words.social("lookup")).click();
        popup().locator(".preview")
                .getByText(words.social("link"), new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    /**
     * Demands that the page is right as it stands, in light and in dark, and keeps a picture of each; so it does in the other language, which an open page
     * takes over, unless that has been looked at already. What keeps the language in which it was said, such as a toast, is seen in that alone.
     */
    void look(String name) {
        View other = desk.view().inOtherLanguage();
        desk.look(page, name);
        LOOKED.add(name + desk.view().language());
        if (LOOKED.add(name + other.language())) {
            speak(other);
            desk.lookAgain(page, other, name);
            speak(desk.view());
        }
    }

    /**
     * The same of a question, which keeps the language in which it was asked: it is asked once in each, and stands there afterwards.
     *
     * @param asking what makes the page ask, by its words
     */
    void lookAtQuestion(String name, Function<Words, Locator> asking) {
        View other = desk.view().inOtherLanguage();
        speak(other);
        asking.apply(new Words(other)).click();
        question().waitFor();
        desk.lookAgain(page, other, name);
        page.keyboard().press("Escape");
        speak(desk.view());
        asking.apply(words).click();
        question().waitFor();
        desk.look(page, name);
    }

    private Locator question() {
        return page.getByRole(AriaRole.ALERTDIALOG).or(page.locator("crm-confirm dialog[open]"));
    }

    private void speak(View view) {
        if (!(boolean) page.evaluate(SPEAKS, view.language())) {
            page.evaluate(SPEAK, view.language());
        }
        page.waitForFunction(SPEAKS, view.language());
    }
}
