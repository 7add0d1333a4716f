package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.KeyboardModifier;
import crm.social.itest.demo.RunningDemo;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;

/** What is done to many records at once: a file is imported, links are ended and put back. */
@Tag("browser")
class ManyRecordsTest {
    private static final int ROWS = 40;
    private static final int WRONG = 3;

    @RegisterExtension
    @Order(1)
    static final RunningDemo DEMO = new RunningDemo();

    @RegisterExtension
    @Order(2)
    static final Browser BROWSER = new Browser(DEMO::crmUrl);

    @ParameterizedTest
    @EachView
    @DisplayName("A file of 40 rows in Shift_JIS with 3 wrong ones is imported, and told by line, column and reason")
    void aFileIsImported(View view) throws IOException {
        SalesPerson suzuki = SalesPerson.signIn(BROWSER.desk(view), "suzuki");
        Page page = suzuki.page();
        page.navigate("/contacts");
        page.getByRole(
                        AriaRole.LINK,
                        new GetByRoleOptions().setName(suzuki.words().host("import.open")))
                .click();
        page.locator("#choose").waitFor();
        suzuki.look("import-1-file");

        String name = "展示会-" + view + ".csv";
        page.locator("#file").setInputFiles(new FilePayload(name, "text/csv", file(view)));
        page.locator("#start").waitFor();
        assertThat(page.getByLabel(suzuki.words().host("import.encoding"))).hasValue("Shift_JIS");
        suzuki.look("import-2-columns");

        page.locator("#start").click();
        assertThat(page.locator("#state")).hasText(suzuki.words().host("import.state.DONE"));
        assertThat(page.locator("#created")).hasText(Integer.toString(ROWS - WRONG));
        assertThat(page.locator("#refused")).hasText(Integer.toString(WRONG));
        Locator rows = page.getByRole(
                AriaRole.TABLE, new GetByRoleOptions().setName(suzuki.words().host("import.errors")));
        assertThat(rows).containsText(suzuki.words().host("import.code.malformed"));
        assertThat(rows).containsText("no mail");
        assertThat(rows).containsText(suzuki.words().host("import.code.required"));
        assertThat(rows).containsText(suzuki.words().host("import.code.columns"));
        suzuki.look("import-3-done");
        assertThat(errorsFile(page)).startsWith("\uFEFF").contains("no mail");

        page.reload();
        assertThat(page.locator("#created")).hasText(Integer.toString(ROWS - WRONG));
        page.navigate("/contacts/import");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name)).waitFor();
        suzuki.look("import-4-earlier");
    }

    private static String errorsFile(Page page) throws IOException {
        Download download =
                page.waitForDownload(() -> page.locator("a[href$='errors.csv']").click());
        return Files.readString(download.path());
    }

    private static byte[] file(View view) {
        StringBuilder file = new StringBuilder("姓,名,会社名,メールアドレス,状況,メモ\r\n");
        for (int row = 1; row <= ROWS; row++) {
            String mail = row == 7 ? "no mail" : view + "-" + row + "@example.com";
            String family = row == 20 ? "" : "取込" + row;
            file.append(String.join(",", family, row == 20 ? "" : "太郎", "株式会社㈱例" + row, mail, "未連絡", "展示会で名刺交換"));
            file.append(row == 33 ? ",余分\r\n" : "\r\n");
        }
        return file.toString().getBytes(Charset.forName("windows-31j"));
    }

    @Test
    @DisplayName("B8 rows are selected by mouse and keyboard, their links are ended as a batch and put back")
    void manyLinksAreEndedAndPutBack() {
        SalesPerson suzuki = SalesPerson.signIn(BROWSER.desk(View.JA_WIDE), "suzuki");
        connect(suzuki);
        link(suzuki, "lead-01", "hanako_sato");
        link(suzuki, "lead-02", "kenta_takahashi");
        Page page = suzuki.page();
        page.navigate("/leads?sort=name");
        page.getByRole(AriaRole.CHECKBOX).nth(1).waitFor();

        select(page);
        selectFound(page, "佐藤 花子");
        Locator unlink = page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(suzuki.words().social("bulk.unlink")));
        unlink.waitFor();
        suzuki.look("bulk-1-selected");

        page.locator("#all").click();
        suzuki.lookAtQuestion(
                "bulk-2-confirm",
                words -> page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(words.social("bulk.unlink"))));
        suzuki.confirm(suzuki.words().social("unlink"));
        Locator bar = page.locator("crm-selection-bar");
        assertThat(bar).containsText("2件のTwitterの関連付けを解除しました。");
        suzuki.look("bulk-3-unlinked");
        assertThat(linked(page, "lead-01")).isFalse();
        assertThat(linked(page, "lead-02")).isFalse();

        bar.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(suzuki.words().social("undo")))
                .click();
        assertThat(bar).containsText("2件のTwitterの関連付けを元に戻しました。");
        suzuki.look("bulk-4-undone");
        assertThat(linked(page, "lead-01")).isTrue();
        assertThat(linked(page, "lead-02")).isTrue();
    }

    @ParameterizedTest
    @EachView
    @DisplayName("B8 the selection fits a phone and both languages")
    void theSelectionFitsAPhone(View view) {
        SalesPerson suzuki = SalesPerson.signIn(BROWSER.desk(view), "suzuki");
        Page page = suzuki.page();
        page.navigate("/leads");
        page.getByRole(AriaRole.CHECKBOX, new GetByRoleOptions().setName(Pattern.compile("佐藤 花子")))
                .check();
        page.getByRole(
                        AriaRole.BUTTON,
                        new GetByRoleOptions().setName(suzuki.words().social("bulk.unlink")))
                .waitFor();
        suzuki.look("bulk-5-narrow");
    }

    /** A range by the shift key, one row by its key, none by Escape. */
    private static void select(Page page) {
        Locator boxes = page.locator("td.box input");
        Locator count = page.locator("crm-selection-bar .count");
        boxes.nth(1).click();
        boxes.nth(4).click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
        assertThat(count).hasText("4件を選択中");
        page.locator("a.name").nth(6).focus();
        page.keyboard().press("x");
        assertThat(count).hasText("5件を選択中");
        page.keyboard().press("Escape");
        assertThat(count).hasCount(0);
        page.locator("th.box input").check();
        assertThat(count).hasText("50件を選択中");
        page.keyboard().press("Escape");
    }

    private static void selectFound(Page page, String name) {
        page.getByRole(AriaRole.CHECKBOX, new GetByRoleOptions().setName(Pattern.compile(name)))
                .check();
    }

    private static void connect(SalesPerson person) {
        person.openLead("佐藤 花子");
        person.icon().click();
        person.allowAtX("acme_jp");
        person.popup().getByRole(AriaRole.ARTICLE).first().waitFor();
    }

    private static void link(SalesPerson person, String lead, String handle) {
        Object status = person.page().evaluate("""
                async ([lead, handle]) => {
                  const {csrf} = await (await fetch('/crm/api/session')).json()
                  return (await fetch(`/social/api/records/lead/${lead}/twitter/link`, {
                    method: 'PUT', body: JSON.stringify({handle, basis: 'HANDLE'}),
                    headers: {'Content-Type': 'application/json', 'X-CSRF-Token': csrf, 'If-Match': '"0"'}
                  })).status
                }
                """, new String[] {lead, handle});
        assertThat(status).isEqualTo(200);
    }

    private static boolean linked(Page page, String lead) {
        return (boolean) page.evaluate("""
                async lead => 'twitter' in await (await fetch(`/social/api/records/lead/${lead}/links`)).json()
                """, lead);
    }
}
