package crm.social.itest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import crm.social.itest.demo.RunningDemo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** The local X as people see it in browsers of their own, and its door for what goes wrong there. */
final class LocalX {
    private final Browser browser;
    private final RunningDemo demo;
    private final HttpClient http = HttpClient.newHttpClient();

    LocalX(Browser browser, RunningDemo demo) {
        this.browser = browser;
        this.demo = demo;
    }

    /** One of its pages, as anybody sees it. @param path such as {@code /acme_jp} */
    Page page(String path) {
        return browser.desk(View.JA_WIDE).open(demo.sandboxUrl() + path);
    }

    /** One of its pages, as somebody who signed in there sees it. */
    Page page(String path, String account) {
        Page page = page("/login");
        page.locator("input[autocomplete=username]").fill(account);
        page.locator("input[type=password]").fill("sandbox");
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("プロフィール")).waitFor();
        page.navigate(demo.sandboxUrl() + path);
        return page;
    }

    /** 設定 &gt; アプリ &gt; アクセスの取り消し, for the CRM. */
    void revoke(String account) {
        Page page = page("/settings/connected_apps", account);
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("アクセスの取り消し"))
                .first()
                .click();
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("アクセスの取り消し"))
                .click();
        page.getByText("アクセスを取り消しました。").waitFor();
    }

    /** Lets calls of an operation fail. @param operation as X's description names it */
    void failing(String operation, int status, int times) {
        switches("{\"faults\":[{\"operation\":\"%s\",\"kind\":\"status\",\"status\":%d,\"times\":%d}]}"
                .formatted(operation, status, times));
    }

    void wellAgain() {
        switches("{\"faults\":[]}");
    }

    private void switches(String json) {
        URI door = demo.sandboxUrl().resolve("/sandbox/switches");
        var request = HttpRequest.newBuilder(door)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build();
        try {
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        } catch (IOException e) {
            throw new AssertionError("the local X does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
