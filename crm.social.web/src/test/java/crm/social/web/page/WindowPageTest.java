package crm.social.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.api.SignIns.State;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WindowPageTest {
    private static final String FLOW = "0123456789abcdef";

    @Test
    void itReadsWellWithoutItsScript() {
        assertThat(WindowPage.page(Locale.JAPAN, FLOW, "twitter", "Twitter", "CONNECTED"))
                .contains("<html lang=\"ja\">", "<title>Twitterと接続しました</title>", "<h1>Twitterと接続しました</h1>")
                .contains("<p>このウィンドウは自動で閉じます。</p>")
                .contains("data-flow=\"" + FLOW + "\" data-network=\"twitter\" data-state=\"CONNECTED\"");
        assertThat(WindowPage.page(Locale.UK, FLOW, "twitter", null, "REFUSED"))
                .contains("<html lang=\"en\">", "<h1>Not connected</h1>", "twitter");
    }

    @ParameterizedTest
    @EnumSource(State.class)
    @DisplayName("S26 whatever the end of a sign-in, its window has words for it")
    void everyEndHasItsWords(State state) {
        assertThat(WindowPage.page(Locale.JAPAN, FLOW, "twitter", "Twitter", state.name()))
                .doesNotContain("{0}", "<h1></h1>", "<p></p>");
    }

    @Test
    void whatTheAddressSaysIsTextAtMost() {
        String page = WindowPage.page(Locale.UK, "\"><script>", "<b>", "<i>&", "<u>");
        assertThat(page)
                .doesNotContain("<b>", "<i>", "<u>", "\"><script>")
                .contains("data-flow=\"\" data-network=\"\" data-state=\"FAILED\"", "&lt;i&gt;&amp;");
    }
}
