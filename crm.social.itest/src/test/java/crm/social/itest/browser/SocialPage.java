package crm.social.itest.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;

/** The page ソーシャル in somebody's browser. */
final class SocialPage {
    static final String ADDRESS = "/ext-page/crm.social.web/social";

    private final SalesPerson person;
    private final Page page;
    private final Words words;

    private SocialPage(SalesPerson person) {
        this.person = person;
        this.page = person.page();
        this.words = person.words();
    }

    /** By its entry in the navigation. */
    static SocialPage open(SalesPerson person) {
        person.page()
                .getByRole(
                        AriaRole.LINK,
                        new GetByRoleOptions()
                                .setName(person.words().social("social.label"))
                                .setExact(true))
                .click();
        return new SocialPage(person);
    }

    static SocialPage open(SalesPerson person, String query) {
        person.page().navigate(ADDRESS + query);
        return new SocialPage(person);
    }

    Locator welcome() {
        return page.locator(".welcome");
    }

    /** 利用開始. */
    void begin(String account) {
        person.allowAtX(welcome().getByRole(AriaRole.BUTTON), account);
    }

    Locator column(String id) {
        return page.locator("#column-" + id);
    }

    /** The cards of a column that show a text. */
    Locator cards(String column, String text) {
        return column(column).getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator count(String column) {
        return column(column).locator("h2 .count");
    }

    /** 新着. */
    Locator news(String column) {
        return column(column).locator(".news").getByRole(AriaRole.BUTTON);
    }

    Locator button(Locator within, String key, Object... arguments) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words.social(key, arguments)));
    }

    Locator filter(String key) {
        return button(page.locator(".tools"), key);
    }

    Locator search() {
        return page.getByRole(AriaRole.SEARCHBOX);
    }

    /** On a phone: the tab of a column. */
    Locator tab(String column) {
        return page.locator("[role=tab][aria-controls=column-" + column + "]");
    }

    /** The conversation at the side. */
    Locator sheet() {
        return page.getByRole(AriaRole.DIALOG, new GetByRoleOptions().setName(words.social("conversation")));
    }

    /** +追加. */
    Locator adding() {
        return page.getByRole(AriaRole.DIALOG, new GetByRoleOptions().setName(words.social("lead.title")));
    }
}
