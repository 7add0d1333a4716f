package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import crm.social.itest.Eventually;
import crm.social.itest.demo.RunningDemo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** The linked profile in a browser, against the local X: who it is, who follows whom, the picture, and access that ends. */
@Tag("browser")
@DisplayName("The linked profile in a browser")
class LinkedProfileTest {
    private static final String LEAD = "佐藤 花子";
    private static final String HANDLE = "hanako_sato";
    private static final String ACCOUNT = "acme_jp";

    @RegisterExtension
    @Order(1)
    static final RunningDemo DEMO = new RunningDemo();

    @RegisterExtension
    @Order(2)
    static final Browser BROWSER = new Browser(DEMO::crmUrl);

    private static final LocalX X = new LocalX(BROWSER, DEMO);

    @ParameterizedTest
    @EachView
    @DisplayName(
            "S40 who the linked person is: picture, name, user name, bio, place, site, counts and marks, as X shows them")
    void whoItIs(View view) {
        ProfilePopup popup = popup(view, "suzuki", LEAD, HANDLE);

        Locator root = popup.root();
        assertThat(root.locator(".face img")).hasCount(1);
        assertThat(root.locator(".body").getByRole(AriaRole.HEADING, named(LEAD)))
                .isVisible();
        for (String fact : List.of("@hanako_sato", "購買部長", "東京", "aozora-shoji.example.com")) {
            assertThat(root.locator(".body")).containsText(fact);
        }
        assertThat(root.locator(".who-is .mark.VERIFIED"))
                .hasAttribute("aria-label", popup.words().social("mark.VERIFIED"));
        Page atX = X.page("/" + HANDLE);
        String followers = atX.locator("a[href$='/followers']").innerText().replaceAll("\\D", "");
        assertThat(root.locator(".counts").innerText().replace(",", "")).contains(followers);
        popup.look("profile-01-tweets");
    }

    @ParameterizedTest
    @EachView
    @DisplayName("S41 フォロワー and フォローしている人 page by page, the same people as at X")
    void whoFollowsWhom(View view) {
        ProfilePopup popup = popup(view, "suzuki", LEAD, HANDLE);
        for (String which : List.of("followers", "following")) {
            popup.tab(which).click();
            Locator people = popup.panel().getByRole(AriaRole.ARTICLE);
            people.first().waitFor();
            popup.look("profile-03-" + which);

            List<String> atX = handles(X.page("/" + HANDLE + "/" + which));
            assertThat(atX).isNotEmpty();
            for (int more = 0; more < 20 && people.count() < atX.size(); more++) {
                int before = people.count();
                popup.body().evaluate("body => body.scrollTo(0, body.scrollHeight)");
                people.nth(before).waitFor();
            }
            assertThat(people.locator(".handle").allInnerTexts()).containsAll(atX);
        }
    }

    @Test
    @DisplayName("S40 the wheel over the popup, even where nothing of it scrolls, leaves the page behind as it is")
    void theWheelStaysInThePopup() {
        ProfilePopup popup = popup(View.JA_WIDE, "suzuki", LEAD, HANDLE);
        popup.tweets().first().waitFor();
        popup.person().page().evaluate("() => document.body.style.minHeight = '300vh'");
        for (String part : List.of("header", ".counts", "footer")) {
            assertThat(wheelOver(popup, popup.root().locator(part).boundingBox()))
                    .as(part)
                    .isZero();
        }
        assertThat(wheelOver(
                        popup, popup.person().page().locator("crm-record-facts").boundingBox()))
                .as("beside it, the page still scrolls")
                .isPositive();
    }

    /** How far the page behind has moved when it has come to rest. */
    private static int wheelOver(ProfilePopup popup, BoundingBox place) {
        Page page = popup.person().page();
        page.mouse().move(place.x + 10, place.y + 10);
        page.mouse().wheel(0, 3_000); // to its end and further
        return (int) page.evaluate("""
                async () => {
                  const page = document.scrollingElement
                  for (let before = -1; before !== page.scrollTop;) {
                    before = page.scrollTop
                    await new Promise(then => setTimeout(then, 300))
                  }
                  return Math.round(page.scrollTop)
                }
                """);
    }

    /** Everybody on one of X's lists, page by page. */
    private static List<String> handles(Page page) {
        return page.locator("ul.people .quiet").allInnerTexts().stream()
                .filter(text -> text.startsWith("@"))
                .toList();
    }

    @Test
    @DisplayName("S41 the tabs are walked by arrow keys, and each keeps its place")
    void theTabsByKeys() {
        ProfilePopup popup = popup(View.JA_NARROW, "suzuki", LEAD, HANDLE);
        popup.tab("posts").focus();

        popup.person().page().keyboard().press("ArrowRight");
        assertThat(popup.tab("followers")).isFocused();
        assertThat(popup.tab("followers")).hasAttribute("aria-selected", "true");
        popup.person().page().keyboard().press("End");
        assertThat(popup.tab("history")).isFocused();
        assertThat(popup.panel()).hasAttribute("aria-labelledby", "tab-history");
        popup.person().page().keyboard().press("Home");
        assertThat(popup.tab("posts")).isFocused();
        assertThat(popup.tweets().first()).isVisible();
    }

    @Test
    @DisplayName("S42 フォロー and フォローの解除, seen at X; refused, it goes back and says why")
    void follow() {
        ProfilePopup popup = popup(View.JA_WIDE, "suzuki", LEAD, HANDLE);
        Words words = popup.words();
        if (popup.follow().innerText().equals(words.social("unfollow"))) {
            popup.follow().click();
            assertThat(popup.said()).hasText(words.social("follow.NONE", "@" + ACCOUNT));
        }
        assertThat(popup.follow()).hasText(words.social("follow"));

        popup.follow().dblclick();
        assertThat(popup.follow()).hasText(words.social("unfollow"));
        assertThat(popup.said()).hasText(words.social("follow.FOLLOWING", "@" + ACCOUNT));
        popup.look("profile-04-following");
        assertThat(X.page("/" + ACCOUNT + "/following").getByText("@" + HANDLE)).hasCount(1);
        popup.tab("history").click();
        assertThat(popup.panel().getByRole(AriaRole.ARTICLE).first()).isVisible();
        popup.look("profile-05-history");

        X.failing("unfollowUser", 403, 1);
        popup.person().desk().expectComplaint("status of 409");
        popup.follow().click();
        Locator note = popup.root().locator(".who-is .note");
        assertThat(note).isVisible();
        assertThat(popup.follow()).hasText(words.social("unfollow"));
        popup.look("profile-06-refused");
        X.wellAgain();
        note.getByRole(AriaRole.BUTTON, named(words.social("dismiss"))).click();

        popup.follow().click();
        assertThat(popup.follow()).hasText(words.social("follow"));
        assertThat(X.page("/" + ACCOUNT + "/following").getByText("@" + HANDLE)).hasCount(0);
    }

    @Test
    @DisplayName("S40 S42 a protected account says so, and is asked: リクエスト済み, until it agrees at X")
    void aProtectedAccount() {
        ProfilePopup popup = popup(View.EN_NARROW, "suzuki", "伊藤 大輔", "daisuke_ito_");
        Words words = popup.words();
        assertThat(popup.root().getByRole(AriaRole.IMG, named(words.social("mark.PROTECTED"))))
                .isVisible();
        assertThat(popup.panel()).containsText(words.social("view.PROTECTED.text"));
        popup.look("profile-02-protected");

        popup.follow().click();
        assertThat(popup.follow()).hasText(words.social("follow.requested"));
        popup.look("profile-07-requested");
        Page asked = X.page("/follower_requests", "daisuke_ito_");
        asked.locator("li.request")
                .filter(new Locator.FilterOptions().setHasText("@" + ACCOUNT))
                .getByRole(AriaRole.BUTTON, named("許可"))
                .click();
        asked.getByText("@" + ACCOUNT).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));

        Eventually.within(Duration.ofSeconds(20), () -> {
            popup.root()
                    .getByRole(AriaRole.BUTTON, named(words.social("refresh")))
                    .click();
            popup.follow().getByText(words.social("unfollow")).waitFor(new Locator.WaitForOptions().setTimeout(2_000));
            return true;
        });
        popup.follow().click();
        popup.person().confirm(words.social("unfollow"));
        assertThat(popup.follow()).hasText(words.social("follow"));
    }

    @Test
    @DisplayName(
            "S60 access revoked at X: the next press offers サインイン again, in the other window too; links and draft stay")
    void accessRevokedAtX() {
        Desk desk = BROWSER.desk(View.JA_WIDE);
        desk.expectComplaint("status of 409");
        SalesPerson suzuki = SalesPerson.signIn(desk, "yamada");
        ProfilePopup popup = ProfilePopup.open(suzuki, LEAD, HANDLE, "acme_sales");
        ProfilePopup other = ProfilePopup.open(suzuki.inAnotherWindow(), LEAD, HANDLE, "acme_sales");
        popup.text().fill("@hanako_sato 書きかけの文");

        X.revoke("acme_sales");
        popup.act(popup.tweets().first(), "likes").click();

        assertThat(popup.root()).containsText(popup.words().social("auth.again"));
        popup.look("profile-08-revoked");
        assertThat(other.root()).containsText(popup.words().social("auth.again"));
        assertThat(suzuki.icon()).hasAttribute("aria-label", popup.words().social("action.attention"));
        assertThat(suzuki.page().getByRole(AriaRole.MAIN)).containsText("@" + HANDLE);

        suzuki.allowAtX("acme_sales");
        assertThat(popup.text()).hasValue("@hanako_sato 書きかけの文");
        assertThat(other.tweets().first()).isVisible();
        popup.text().fill("");
    }

    @Test
    @DisplayName("S70 a click makes the profile's picture the record's at once, and 元に戻す takes that back")
    void thePictureBecomesTheRecords() {
        ProfilePopup popup = popup(View.JA_WIDE, "suzuki", LEAD, HANDLE);
        Locator head = popup.person().page().locator("crm-record-picture .face img");
        assertThat(head).hasCount(0);

        popup.root().locator(".face").click();
        assertThat(head).hasCount(1);
        assertThat(popup.root()).containsText(popup.words().social("picture.taken", LEAD));
        popup.person().button(popup.words().social("undo")).click();
        assertThat(head).hasCount(0);

        popup.root().locator(".face").click();
        assertThat(head).hasCount(1);
        popup.look("profile-09-picture");
    }

    @Test
    @DisplayName("S71 the picture is saved as a file, and the file is uploaded to another record by hand")
    void thePictureIsSavedAndUploaded(@TempDir Path folder) throws IOException {
        ProfilePopup popup = popup(View.JA_WIDE, "suzuki", LEAD, HANDLE);
        SalesPerson suzuki = popup.person();
        Download download = suzuki.page()
                .waitForDownload(() ->
                        suzuki.button(popup.words().social("picture.save")).click());
        Path file = folder.resolve(download.suggestedFilename());
        download.saveAs(file);
        assertThat(Files.size(file)).isGreaterThan(1_000);
        assertThat(download.suggestedFilename()).matches("(?i)hanako_sato.*\\.(png|jpe?g)");

        suzuki.page().keyboard().press("Escape");
        suzuki.openLead("田中 美咲");
        suzuki.page().locator("crm-record-picture input[type=file]").setInputFiles(file);
        assertThat(suzuki.page().locator("crm-record-picture .face img")).hasCount(1);
        suzuki.look("profile-10-uploaded");
    }

    private static ProfilePopup popup(View view, String user, String lead, String handle) {
        return ProfilePopup.open(SalesPerson.signIn(BROWSER.desk(view), user), lead, handle, ACCOUNT);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
