package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import crm.social.itest.demo.RunningDemo;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;

/** What is done with the linked person's tweets in a browser, and seen at the local X. */
@Tag("browser")
@DisplayName("The linked person's tweets in a browser")
class LinkedTweetsTest {
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

    @Test
    @DisplayName("S43 ツイート, as the account that is named, seen at X and in 履歴")
    void tweet() {
        ProfilePopup popup = popup(View.JA_NARROW);
        String text = "来週の展示会でお待ちしています。";
        assertThat(popup.root().locator("footer .actor")).hasText(popup.words().social("as", "@" + ACCOUNT));
        popup.text().fill(text);
        popup.look("tweets-01-composer");

        popup.send().dblclick();

        assertThat(popup.root()).containsText(popup.words().social("publication.DONE"));
        assertThat(X.page("/" + ACCOUNT).getByText(text)).hasCount(1);
        popup.tab("history").click();
        assertThat(popup.panel().getByText(text)).hasCount(1);
    }

    @Test
    @DisplayName("S47 メンション: the text begins with the person's user name, and X makes a mention of it")
    void mention() {
        ProfilePopup popup = popup(View.EN_WIDE);
        assertThat(popup.text()).hasValue("@" + HANDLE + " ");
        popup.text().press("End");
        popup.text().pressSequentially("資料をお送りしました。");
        assertThat(popup.root().locator(".left")).hasText(popup.words().social("left", 280 - 13 - 22));

        popup.send().click();

        assertThat(popup.root()).containsText(popup.words().social("publication.DONE"));
        assertThat(popup.text()).hasValue("@" + HANDLE + " ");
        Locator post =
                X.page("/" + ACCOUNT).locator(".post").filter(new Locator.FilterOptions().setHasText("資料をお送りしました。"));
        assertThat(post.locator(".text a[href='/" + HANDLE + "']")).hasText("@" + HANDLE);
        popup.look("tweets-02-sent");
    }

    @Test
    @DisplayName("S44 リツイート at once and once, and undone by pressing again; seen at X")
    void retweet() {
        ProfilePopup popup = popup(View.JA_WIDE);
        Locator tweet = popup.tweet("棚卸し").or(popup.tweets().first()).first();
        String text = tweet.locator(".text").innerText().split("\n")[0].substring(0, 12);
        Locator button = popup.act(tweet, "reposts");
        int before = count(button);

        button.dblclick();
        assertThat(button).hasAttribute("aria-pressed", "true");
        assertThat(popup.said()).hasText(popup.words().social("reposts.done", "@" + ACCOUNT));
        assertThat(count(button)).isEqualTo(before + 1);
        popup.look("tweets-03-retweeted");
        assertThat(reposted(text)).hasCount(1);

        button.click();
        assertThat(button).hasAttribute("aria-pressed", "false");
        assertThat(popup.said()).hasText(popup.words().social("reposts.undone", "@" + ACCOUNT));
        assertThat(count(button)).isEqualTo(before);
        assertThat(reposted(text)).hasCount(0);
    }

    private static Locator reposted(String text) {
        return X.page("/" + ACCOUNT)
                .locator(".post")
                .filter(new Locator.FilterOptions().setHasText("リポストしました"))
                .filter(new Locator.FilterOptions().setHasText(text));
    }

    @Test
    @DisplayName("S46 お気に入り and undo, seen at X, still there after a reload; refused, it goes back and says why")
    void favourite() {
        ProfilePopup popup = popup(View.EN_NARROW);
        Locator button = popup.act(popup.tweets().first(), "likes");
        int before = count(button);
        button.click();
        assertThat(button).hasAttribute("aria-pressed", "true");
        popup.look("tweets-04-favourite");

        popup.person().page().reload();
        popup = ProfilePopup.over(popup.person());
        button = popup.act(popup.tweets().first(), "likes");
        assertThat(button).hasAttribute("aria-pressed", "true");
        Page atX = X.page(path(popup.tweets().first()), ACCOUNT);
        assertThat(atX.getByRole(AriaRole.BUTTON, pageNamed("いいねの取り消し")).first())
                .isVisible();

        X.failing("unlikePost", 503, 20);
        popup.person().desk().expectComplaint("status of 5\\d\\d");
        button.click();
        Locator note = popup.tweets().first().locator(".note");
        assertThat(note).isVisible();
        assertThat(button).hasAttribute("aria-pressed", "true");
        popup.look("tweets-05-refused");
        X.wellAgain();

        button.click();
        assertThat(button).hasAttribute("aria-pressed", "false");
        assertThat(count(button)).isEqualTo(before);
        assertThat(note).hasCount(0);
    }

    @ParameterizedTest
    @EachView
    @DisplayName("S45 返信 in place: the conversation, the answer, seen at X; back where one was")
    void replyInPlace(View view) {
        ProfilePopup popup = popup(view);
        Locator tweet = popup.tweet("四半期の振り返り");
        popup.reply(tweet).hover();
        double place = scrolled(popup);
        popup.reply(tweet).click();

        Locator conversation = popup.root().locator(".conversation");
        assertThat(popup.text()).isFocused();
        assertThat(conversation.locator(".post.focal")).containsText("四半期の振り返り");
        assertThat(conversation.locator(".replies .post").first()).isVisible();
        popup.look("tweets-06-conversation");
        String text = "おめでとうございます。 " + view;
        popup.text().pressSequentially(text);
        popup.person().page().keyboard().press("Control+Enter");
        assertThat(popup.root()).containsText(popup.words().social("publication.DONE"));
        assertThat(conversation.locator(".replies").getByText(text)).hasCount(1);
        assertThat(X.page(path(conversation.locator(".post.focal"))).getByText(text))
                .hasCount(1);

        popup.person().button(popup.words().social("back")).click();
        assertThat(tweet).isFocused();
        assertThat(scrolled(popup)).isEqualTo(place);
        assertThat(popup.text()).hasValue("@" + HANDLE + " ");
    }

    @Test
    @DisplayName("S45 what a tweet answers stands above it, and does not move it when it comes")
    void whatItAnswers() {
        ProfilePopup popup = popup(View.JA_WIDE);
        Locator tweet = popup.tweet("申し込みました");
        tweet.scrollIntoViewIfNeeded();
        tweet.locator(".text").click();

        Locator conversation = popup.root().locator(".conversation");
        assertThat(conversation.locator(".post.joined")).containsText("ウェビナー");
        assertThat(conversation.locator(".post.focal")).isFocused();
        popup.look("tweets-07-above");
    }

    @Test
    @DisplayName("S01 S03 older tweets come by scrolling; pictures open larger, with their descriptions")
    void olderTweetsAndPictures() {
        ProfilePopup popup = popup(View.JA_WIDE);
        int first = popup.tweets().count();
        Locator picture = popup.root().locator(".media button").first();
        picture.scrollIntoViewIfNeeded();
        popup.look("tweets-08-pictures");
        String description = picture.locator("img").getAttribute("alt");
        picture.click();
        assertThat(popup.root().locator(".viewer img")).hasAttribute("alt", description);
        popup.look("tweets-09-picture");
        popup.person().page().keyboard().press("Escape");
        assertThat(popup.root().locator(".viewer")).hasCount(0);

        popup.body().evaluate("body => body.scrollTo(0, body.scrollHeight)");
        popup.tweets().nth(first).waitFor();
    }

    @Test
    @DisplayName("S44 S45 S46 by keys, which the sheet lists and which keep still while somebody types")
    void byKeys() {
        ProfilePopup popup = popup(View.JA_WIDE);
        Page page = popup.person().page();
        Locator second = popup.tweets().nth(1);
        page.keyboard().press("j");
        page.keyboard().press("j");
        assertThat(second).isFocused();
        popup.look("tweets-10-focus");

        page.keyboard().press("f");
        assertThat(popup.act(second, "likes")).hasAttribute("aria-pressed", "true");
        page.keyboard().press("t");
        assertThat(popup.act(second, "reposts")).hasAttribute("aria-pressed", "true");
        page.keyboard().press("r");
        assertThat(popup.text()).isFocused();
        page.keyboard().type("jftu");
        assertThat(popup.text()).hasValue("jftu");
        popup.text().fill("");
        popup.root().locator(".post.focal").focus();
        page.keyboard().press("u");
        assertThat(second).isFocused();

        page.keyboard().press("?");
        Locator sheet = page.locator("crm-shortcut-sheet");
        assertThat(sheet).containsText(popup.words().social("keys.repost"));
        popup.look("tweets-11-keys");
        page.keyboard().press("Escape");
        page.keyboard().press("4");
        assertThat(popup.tab("history")).hasAttribute("aria-selected", "true");
        page.keyboard().press("n");
        assertThat(popup.text()).isFocused();
    }

    private static ProfilePopup popup(View view) {
        return ProfilePopup.open(SalesPerson.signIn(BROWSER.desk(view), "suzuki"), LEAD, HANDLE, ACCOUNT);
    }

    private static int count(Locator button) {
        Locator number = button.locator(".count");
        return number.count() == 0 ? 0 : Integer.parseInt(number.innerText());
    }

    private static double scrolled(ProfilePopup popup) {
        return ((Number) popup.body().evaluate("body => body.scrollTop")).doubleValue();
    }

    /** Where a tweet is at X. */
    private static String path(Locator tweet) {
        return tweet.locator("a.when").first().getAttribute("href").replaceFirst("^https?://[^/]+", "");
    }

    private static Page.GetByRoleOptions pageNamed(String name) {
        return new Page.GetByRoleOptions().setName(Pattern.compile("^" + name));
    }
}
