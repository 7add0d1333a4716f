package crm.social.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.sandbox.pages.Html;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees, and the pictures. */
final class PagesTest {
    private static Network network;

    @BeforeAll
    static void start() {
        network = Network.start();
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    @Test
    void everyPageSaysThatThisIsNotX() {
        for (String path : List.of("/", "/login", "/hanako_sato", "/nobody_here", "/i/oauth2/authorize", "/logout")) {
            Network.Answer page = network.get(path);
            assertThat(page.body()).as(path).contains("これは X ではありません。");
            assertThat(page.header("content-security-policy")).as(path).startsWith("default-src 'none'");
            assertThat(page.header("cross-origin-opener-policy")).as(path).isEqualTo("same-origin");
        }
    }

    @Test
    void pagesComeInBothLanguages() {
        assertThat(network.get("/?lang=en").body()).contains("<html lang=\"en\">", "This is not X.", "Latest posts");
        Visit visit = network.browser();
        visit.open("/?lang=en");
        assertThat(visit.open("/login").body()).contains("User name or e-mail address");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-GB, en;q=0.9         | en
            fr, en;q=0.8, ja;q=0.5  | en
            ja, en-US;q=0.9         | ja
            de                      | ja
            ;q=x                    | ja
            """)
    void aBrowserIsAnsweredInItsLanguage(String accepted, String lang) {
        Network.Answer page = network.send(network.request("/").header("Accept-Language", accepted));
        assertThat(page.body()).contains("<html lang=\"" + lang + "\">");
    }

    @Test
    void textsOfPeopleNeverBecomeMarkup() {
        network.person("hanako_sato", "posts", "{'text':'<script>alert(1)</script> & <b>'}");
        String page = network.get("/hanako_sato").body();
        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;")
                .doesNotContain("<script");
        assertThat(network.get("/?q=%22%3E%3Cscript%3E").body()).doesNotContain("<script");
        assertThat(Html.el("a", Html.at("href", "javascript:alert(1)"), "x").toString())
                .isEqualTo("<a href=\"#\">x</a>");
    }

    @Test
    void aProfileIsReadPageByPage() {
        String first = network.get("/hanako_sato").body();
        assertThat(first).contains("佐藤 花子", "東京", "株式会社あおぞら商事 購買部長", "以前の投稿を見る");
        String older = first.replaceAll("(?s).*href=\"(/hanako_sato\\?before=[0-9]+)\".*", "$1");
        String second = network.get(older).body();
        assertThat(second).contains("class=\"post ").isNotEqualTo(first);
    }

    @Test
    void protectedSuspendedAndSilentPeopleSayWhatTheyAre() {
        assertThat(network.get("/yuko_nakamura").body()).contains("ポストは非公開です").doesNotContain("class=\"text\"");
        assertThat(network.get("/makoto_kobayashi").body()).contains("アカウントは凍結されています");
        assertThat(network.get("/quiet_mori").body()).contains("まだポストがありません");
        assertThat(network.get("/nobody_here").status()).isEqualTo(404);
        assertThat(network.get("/hanako_sato/status/1").status()).isEqualTo(404);
    }

    @Test
    void whoFollowsAProtectedPersonSeesThePosts() {
        network.person("emilycarter", "follow", "{'username':'yuko_nakamura'}");
        Visit visit = network.browser();
        visit.signIn("emilycarter", "sandbox");
        assertThat(visit.open("/yuko_nakamura").body()).contains("class=\"text\"");
    }

    @Test
    void peopleAreFoundInAnyLetters() {
        for (String query : List.of("%E4%BD%90%E8%97%A4", "hanako+sato", "%40hanako_sato")) {
            assertThat(network.get("/?q=" + query).body()).contains("href=\"/hanako_sato\"");
        }
    }

    @Test
    void whoSignsOutIsOut() {
        Visit visit = network.browser();
        visit.signIn("suzuki_acme", "sandbox");
        assertThat(visit.open("/").body()).contains("@suzuki_acme", "ログアウト");
        Map<String, String> form = Visit.fields(visit.open("/logout").body());
        String old = visit.cookies();
        visit.send("/logout", form);
        assertThat(network.send(network.request("/settings/connected_apps").header("Cookie", old))
                        .status())
                .isEqualTo(303);
    }

    @Test
    void sessionCookiesAreOutOfReachOfScripts() {
        Network.Answer answer = network.browser().signIn("suzuki_acme", "sandbox");
        assertThat(answer.response().headers().allValues("set-cookie"))
                .isNotEmpty()
                .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    }

    @ParameterizedTest
    @CsvSource({"_mini, 24", "_normal, 48", "_bigger, 73", "_400x400, 400", "'', 512"})
    void aProfilePictureComesInXsSizes(String suffix, int side) throws Exception {
        String address = network.member("acme_jp")
                .get("/2/users/by/username/hanako_sato?user.fields=profile_image_url")
                .json()
                .at("/data/profile_image_url")
                .asText();
        assertThat(address).endsWith("/hanako_sato_normal.png");
        HttpResponse<byte[]> answer = bytes(address.replace("_normal", suffix));
        assertThat(answer.headers().firstValue("content-type")).contains("image/png");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(image.getWidth()).isEqualTo(side);
        assertThat(image.getHeight()).isEqualTo(side);
        assertThat(bytes(address.replace("_normal", suffix)).body()).isEqualTo(answer.body());
        assertThat(bytes(address.replace("_normal.png", "_normal.exe")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aBannerIsAPicture() throws Exception {
        String address = network.member("acme_jp")
                .get("/2/users/by/username/hanako_sato?user.fields=profile_banner_url")
                .json()
                .at("/data/profile_banner_url")
                .asText();
        assertThat(ImageIO.read(new ByteArrayInputStream(bytes(address).body())).getWidth())
                .isEqualTo(900);
    }

    private static HttpResponse<byte[]> bytes(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
    }
}
