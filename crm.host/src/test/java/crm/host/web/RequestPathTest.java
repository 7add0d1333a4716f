package crm.host.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "leads",
                "/a/../b",
                "/a/./b",
                "/..",
                "//evil.example",
                "/a//b",
                "/a;x=1",
                "/a%2fb",
                "/a%2Fb",
                "/a%5cb",
                "/a%00",
                "/a%252e",
                "/a%2e%2e/b",
                "/a\\b",
                "/<script>",
                "/a b",
                "/ä",
                "*"
            })
    void whatCouldBeReadInTwoWaysIsRefused(String uri) {
        assertThatThrownBy(() -> RequestPath.of(uri)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/leads", "/leads/lead-01", "/ext/crm.social.web/3f9c/action.js", "/a/.b", "/%E4%BD%90"})
    void ordinaryPathsPass(String uri) {
        assertThat(RequestPath.of(uri).path()).isEqualTo(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/leads",
                "/crm/api/leads",
                "/crm/api/events",
                "/crm/api/session",
                "/crm/api/ui/i18n/crm.social.web/ja.json",
                "/social/api/networks",
                "/social/callback/x",
                "/sign-in/x",
                "/crm/api/site/x",
                "/system/console"
            })
    void nothingElseIsOpenToRead(String path) {
        assertThat(RequestPath.of(path).open("GET")).isFalse();
    }

    @Test
    void whatIsOpenToReadIsNotOpenToChange() {
        assertThat(RequestPath.of("/crm/api/site").open("GET")).isTrue();
        assertThat(RequestPath.of("/crm/api/site").open("POST")).isFalse();
        assertThat(RequestPath.of("/crm/api/session").open("POST")).isTrue();
        assertThat(RequestPath.of("/crm/api/session").open("DELETE")).isFalse();
        assertThat(RequestPath.of("/social/client/x/jwks.json").open("GET")).isTrue();
    }

    @Test
    void filesAreTheSameForEverybody() {
        for (String file : List.of("/assets/1/kit.js", "/lib/1/lit/index.js", "/ext/x/1/y.js", "/favicon.ico")) {
            assertThat(RequestPath.of(file).file()).as(file).isTrue();
            assertThat(RequestPath.of(file).open("GET")).as(file).isTrue();
            assertThat(RequestPath.of(file).open("POST")).as(file).isFalse();
        }
        for (String other : List.of("/", "/assets", "/crm/api/leads/1/picture", "/ext-page/x", "/sign-in")) {
            assertThat(RequestPath.of(other).file()).as(other).isFalse();
        }
    }

    @Test
    void aLongPathCostsNoStack() {
        assertThat(RequestPath.of("/a".repeat(4_000)).api()).isFalse();
    }
}
