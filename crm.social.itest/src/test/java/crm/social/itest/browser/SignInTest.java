package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import crm.social.itest.demo.SharedDemo;
import crm.social.itest.walk.Salesperson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** サインイン and its ends, as the popup says them, and アクセスの取り消し at X. */
@Tag("browser")
class SignInTest {
    private static final String LEAD = "lead-12";
    private static final String ACCOUNT = "acme_jp";
    private static final String LINKED = "kenta_takahashi";

    @RegisterExtension
    @Order(1)
    static final SharedDemo DEMO = new SharedDemo();

    @RegisterExtension
    @Order(2)
    static final Browser BROWSER = new Browser(DEMO::crmUrl);

    private Salesperson suzuki;
    private Salesperson yamada;

    @BeforeEach
    void nobodyIsConnected() {
        suzuki = Salesperson.signedIn(DEMO.crmUrl(), "suzuki").connected().linked(LEAD, LINKED);
        suzuki.disconnected();
        yamada = Salesperson.signedIn(DEMO.crmUrl(), "yamada").disconnected();
    }

    private static SalesPerson at(View view, String user) {
        Desk desk = BROWSER.desk(view);
        desk.expectComplaint("status of 409"); // whose access was revoked
        SalesPerson person = SalesPerson.signIn(desk, user);
        person.page().navigate("/leads/" + LEAD);
        person.icon().click();
        return person;
    }

    @ParameterizedTest
    @CsvSource({
        "JA_WIDE, サインイン, 会社の公式アカウントでの認証をおすすめします。",
        "EN_NARROW, Sign in, We recommend signing in with your company’s official account."
    })
    @DisplayName(
            "S05 S22 S23 record page, icon, popup, サインイン: an official account is recommended, no password asked here")
    void anOfficialAccountIsRecommended(View view, String button, String advice) {
        SalesPerson person = at(view, "suzuki");

        assertThat(person.button(button)).isVisible();
        assertThat(person.popup()).containsText(advice);
        assertThat(person.popup().locator("input")).hasCount(0);
        Page window = person.page().waitForPopup(() -> person.button(button).click());
        window.locator("input[type=password]").waitFor();
        assertThat(window.url()).startsWith(DEMO.sandboxUrl() + "/");
    }

    @Test
    @DisplayName("S24 what was not picked at X is not offered; asked for again where it is needed and allowed, it is")
    void whatWasNotPickedIsAskedForAgain() {
        SalesPerson person = at(View.JA_WIDE, "suzuki");
        Page window = person.askedAtX(ACCOUNT);
        window.locator("input[name='scope.tweet.write']").uncheck();
        SalesPerson.allow(window);

        assertThat(person.popup()).containsText("@" + LINKED);
        Locator again = person.button("もう一度サインイン");
        assertThat(again).isVisible();
        assertThat(person.popup().getByRole(AriaRole.TEXTBOX)).hasCount(0);
        person.look("sign-in-1-not-picked");

        again.click();
        assertThat(person.popup()).containsText("Twitterアカウントで認証");
        SalesPerson.allow(person.askedAtX(ACCOUNT));
        assertThat(person.popup().getByRole(AriaRole.TEXTBOX)).isVisible();
        assertThat(suzuki.connections()).hasSize(1);
    }

    @Test
    @DisplayName(
            "S24 S42 beside フォロー stands what is missing and the way to it; what was said of it is gone after it was allowed")
    void followingThatWasNotPickedIsAskedForAgain() {
        SalesPerson person = at(View.JA_WIDE, "suzuki");
        Page window = person.askedAtX(ACCOUNT);
        window.locator("input[name='scope.follows.write']").uncheck();
        SalesPerson.allow(window);
        Locator again = person.button("もう一度サインイン");
        assertThat(again).isVisible();
        Locator follow = person.popup().locator(".follow");
        assertThat(follow).hasAttribute("aria-disabled", "true");
        person.look("sign-in-2-not-picked-to-follow");

        follow.click(new Locator.ClickOptions().setForce(true));
        assertThat(person.popup().locator(".note")).containsText("この操作を許可してください。");
        again.click();
        SalesPerson.allow(person.askedAtX(ACCOUNT));
        assertThat(follow).not().hasAttribute("aria-disabled", "true");
        assertThat(person.popup().locator(".note")).hasCount(0);
        assertThat(again).hasCount(0);
    }

    @Test
    @DisplayName("S26 キャンセル at X, a closed window and a forged return connect nobody, and the popup says what happened")
    void whatEndsBadlyIsSaid() {
        SalesPerson person = at(View.JA_WIDE, "suzuki");
        Page refused = person.askedAtX(ACCOUNT);
        refused.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("キャンセル"))
                .click();
        assertThat(person.popup()).containsText("Twitterで許可されませんでした。接続は作られていません。");

        person.askedAtX(ACCOUNT).close();
        assertThat(person.popup()).containsText("Twitterでの認証を待っています");
        person.button("キャンセル").click();
        assertThat(person.button("サインイン")).isVisible();

        Page forged = person.page().context().newPage();
        forged.navigate("/social/callback/twitter?state=nobody-began-this&code=made-up");
        assertThat(forged.locator("body")).containsText("この画面から始めた認証ではなかったため、受け付けませんでした。");
        assertThat(suzuki.connections()).isEmpty();
        assertThat(person.button("サインイン")).isVisible();
    }

    @Test
    @DisplayName("S21 S25 S61 two users share the company's account; 接続の解除 tells whether X keeps it for the other")
    void twoUsersShareAnAccount() {
        suzuki.connected();
        SalesPerson other = at(View.JA_WIDE, "yamada");
        assertThat(other.button("サインイン")).isVisible();
        SalesPerson.allow(other.askedAtX(ACCOUNT));
        assertThat(other.popup()).containsText("@" + ACCOUNT + " として");
        SalesPerson one = at(View.JA_WIDE, "suzuki");
        assertThat(one.popup()).containsText("@" + ACCOUNT + " として");

        disconnect(one);
        assertThat(one.popup()).containsText("同じアカウントを使う人がほかにいるため、Twitter側の許可は残っています。");
        assertThat(other.popup()).containsText("@" + ACCOUNT + " として");
        disconnect(other);
        assertThat(other.popup()).containsText("接続を解除し、Twitter側の許可も取り消しました。");
        assertThat(yamada.connections()).isEmpty();
    }

    private static void disconnect(SalesPerson person) {
        person.button("その他の操作").click();
        person.popup()
                .getByText("接続の解除", new Locator.GetByTextOptions().setExact(true))
                .click();
        person.confirm("接続の解除");
    }

    @Test
    @DisplayName(
            "S60 設定 > アプリ > アクセスの取り消し at X: the CRM says so at the next call, asks to sign in again, and kept the link")
    void accessRevokedAtXIsSaid() {
        suzuki.connected();
        SalesPerson person = at(View.JA_WIDE, "suzuki");
        assertThat(person.popup()).containsText("@" + LINKED);

        revokeAtX();
        person.button("変更").click();

        assertThat(person.popup()).containsText("Twitter側で認証が取り消されたか、期限が切れました。もう一度サインインしてください。関連付けと下書きは残っています。");
        person.look("sign-in-2-revoked");
        SalesPerson.allow(person.askedAtX(ACCOUNT));
        person.page().keyboard().press("Escape");
        assertThat(person.icon()).hasAttribute("aria-label", person.words().social("action.linked", "@" + LINKED));
        person.icon().click();
        assertThat(person.popup()).containsText("@" + ACCOUNT + " として");
        assertThat(person.popup()).containsText("@" + LINKED);
    }

    private static void revokeAtX() {
        Page x = BROWSER.desk(View.JA_WIDE).open(DEMO.sandboxUrl() + "/settings/connected_apps");
        x.locator("input[autocomplete=username]").fill(ACCOUNT);
        x.locator("input[type=password]").fill("sandbox");
        x.keyboard().press("Enter");
        assertThat(x.getByRole(AriaRole.MAIN)).containsText("設定 > アプリ");
        x.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("アクセスの取り消し"))
                .first()
                .click();
        x.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("アクセスの取り消し"))
                .click();
        assertThat(x.getByRole(AriaRole.STATUS)).isVisible();
    }
}
