package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.AriaRole;
import crm.social.itest.demo.SharedDemo;
import crm.social.itest.walk.Salesperson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** 関連付け by candidate, by user name and by the record's own field, as people do it. */
@Tag("browser")
class LinkingTest {
    /** X is asked meanwhile, about what stands in a field by a job. */
    private static final double LATER = 20_000;

    private static final String HANAKO = "@hanako_sato";
    private static final String KENTA = "@kenta_takahashi";

    @RegisterExtension
    @Order(1)
    static final SharedDemo DEMO = new SharedDemo();

    @RegisterExtension
    @Order(2)
    static final Browser BROWSER = new Browser(DEMO::crmUrl);

    private Salesperson suzuki;

    @BeforeEach
    void suzukiIsConnected() {
        suzuki = Salesperson.signedIn(DEMO.crmUrl(), "suzuki").connected();
    }

    private static SalesPerson at(String path, String user) {
        Desk desk = BROWSER.desk(View.JA_WIDE);
        desk.expectComplaint("status of 40[49]"); // nobody has that name; somebody was faster
        SalesPerson person = SalesPerson.signIn(desk, user);
        person.page().navigate(path);
        return person;
    }

    @Test
    @DisplayName(
            "S30 S31 S34 candidates by the full name, each with 関連付け; a click links one, 変更 replaces it by another")
    void aCandidateIsLinkedAndReplaced() {
        SalesPerson person = at("/leads/" + suzuki.newRecord("leads"), "suzuki");
        person.icon().click();
        assertThat(person.popup()).containsText("「佐藤 花子」に合致したプロフィール");
        Locator candidates = person.popup().getByRole(AriaRole.ARTICLE);
        assertThat(candidates.first()).containsText(HANAKO);
        Locator buttons = candidates.getByText("関連付け", new Locator.GetByTextOptions().setExact(true));
        assertThat(buttons).hasCount(candidates.count());
        assertThat(candidates.count()).isGreaterThan(1);

        String second = candidates.nth(1).locator(".handle").innerText();
        buttons.nth(1).click();
        linked(person, second);
        assertThat(person.popup()).containsText("フォロワー");

        person.button("変更").click();
        Locator first = person.popup().getByRole(AriaRole.ARTICLE).first();
        assertThat(first).containsText(HANAKO);
        first.getByRole(AriaRole.BUTTON).click();
        linked(person, HANAKO);
    }

    /** The icon says so, and the record's field shows it. */
    private static void linked(SalesPerson person, String handle) {
        assertThat(person.icon()).hasAttribute("aria-label", "Twitter(" + handle + "と関連付け済み)", later());
        assertThat(field(person)).containsText(handle);
    }

    private static HasAttributeOptions later() {
        return new HasAttributeOptions().setTimeout(LATER);
    }

    /** The row of the record's facts. */
    private static Locator field(SalesPerson person) {
        return person.page().locator("crm-record-facts .row dd.handle");
    }

    @Test
    @DisplayName(
            "S01 S02 S32 S37 on a contact's page, Twitterユーザー名を知っていますか? finds who is meant, linked elsewhere or not")
    void aKnownUserNameIsLinkedToAContact() {
        String lead = suzuki.newRecord("leads");
        suzuki.linked(lead, HANAKO.substring(1));
        SalesPerson person = at("/contacts/" + suzuki.newRecord("contacts"), "suzuki");
        person.icon().click();
        person.popup().getByText("Twitterユーザー名を知っていますか?").click();
        Locator name = person.popup().locator("#handle");
        name.fill("@nobody_has_this");
        person.button("確認").click();
        assertThat(person.popup()).containsText("このユーザー名のアカウントは見つかりませんでした。");

        name.fill("https://x.com/Hanako_Sato");
        person.button("確認").click();
        Locator found = person.popup().locator(".preview").getByRole(AriaRole.ARTICLE);
        assertThat(found).containsText(HANAKO);
        assertThat(found).containsText("「佐藤 花子」にも関連付けられています。");
        person.look("linking-1-user-name");
        found.getByRole(AriaRole.BUTTON).click();

        linked(person, HANAKO);
        assertThat(person.popup()).containsText("フォロワー");
        assertThat(person.popup().locator(".posts").getByRole(AriaRole.ARTICLE).first())
                .isVisible();
        assertThat(suzuki.link(lead).path("handle").asText()).isEqualTo(HANAKO.substring(1));
    }

    @Test
    @DisplayName(
            "S33 S35 S36 a user name typed into the form links by itself; cleared it unlinks, typed again it links again")
    void theFieldIsFollowed() {
        SalesPerson person = at("/leads/" + suzuki.newRecord("leads"), "suzuki");
        save(person, "＠hanako_sato");
        linked(person, HANAKO);
        assertThat(field(person)).containsText("関連付け済み");

        save(person, "");
        assertThat(person.icon()).hasAttribute("aria-label", "Twitter(関連付けなし)", later());
        assertThat(field(person)).not().containsText(HANAKO);

        save(person, "twitter.com/kenta_takahashi");
        linked(person, KENTA);
        person.icon().click();
        assertThat(person.popup()).containsText("フォロワー");
    }

    private static void save(SalesPerson person, String handle) {
        edit(person).fill(handle);
        button(person, "保存").click();
        assertThat(button(person, "編集")).isEnabled();
    }

    /** 編集. @return the Twitter field of the form */
    private static Locator edit(SalesPerson person) {
        button(person, "編集").click();
        return person.page().getByLabel("Twitter", new GetByLabelOptions().setExact(true));
    }

    private static Locator button(SalesPerson person, String name) {
        return person.page()
                .getByRole(AriaRole.MAIN)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    @DisplayName(
            "S37 two users edit the Twitter field at once: the second is shown what the first saved, and decides; one link comes of it")
    void twoUsersEditTheFieldAtOnce() {
        Salesperson.signedIn(DEMO.crmUrl(), "yamada").connected();
        String lead = suzuki.newRecord("leads");
        SalesPerson first = at("/leads/" + lead, "suzuki");
        SalesPerson second = at("/leads/" + lead, "yamada");
        Locator firsts = edit(first);
        Locator seconds = edit(second);
        firsts.fill(HANAKO);
        seconds.fill(KENTA);

        button(first, "保存").click();
        linked(first, HANAKO);
        button(second, "保存").click();

        Page page = second.page();
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("ほかの人が先に変更しました。");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText(HANAKO);
        assertThat(seconds).hasValue(KENTA);
        assertThat(suzuki.link(lead).path("handle").asText()).isEqualTo(HANAKO.substring(1));
        second.look("linking-2-conflict");
        button(second, "保存").click();
        linked(second, KENTA);
        linked(first, KENTA);
    }

    @Test
    @DisplayName("S06 a deal has no icon: social functions are for leads and contacts")
    void aDealHasNoIcon() {
        SalesPerson person = at("/deals", "suzuki");
        person.page().locator("table tbody tr a").first().click();
        assertThat(person.page().getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .isVisible();
        assertThat(button(person, "編集")).isVisible();
        assertThat(person.icon()).hasCount(0);
        assertThat(person.page().locator("[aria-haspopup=dialog]")).hasCount(0);
    }
}
