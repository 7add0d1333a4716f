package crm.social.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking people up, by name, number and search, with X's partial errors. */
final class PeopleApiTest {
    private static Network network;
    private static Network.Member me;

    @BeforeAll
    static void start() {
        network = Network.start();
        me = network.member("acme_jp");
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    @AfterEach
    void asBefore() {
        network.switches("{'search_pattern_strict':true}");
    }

    private static List<String> usernames(JsonNode answer) {
        return StreamSupport.stream(answer.path("data").spliterator(), false)
                .map(person -> person.get("username").asText())
                .toList();
    }

    @Test
    void thePeopleThatOthersRelyOnAreThere() {
        JsonNode people = network.get("/sandbox/people").json().get("people");
        assertThat(people).hasSize(520);
        List<String> names = new ArrayList<>();
        people.forEach(person -> names.add(
                person.get("username").asText() + " " + person.get("name").asText()));
        assertThat(names)
                .contains(
                        "hanako_sato 佐藤 花子",
                        "hsato99 Hanako S",
                        "hanakosato_art 佐藤 花子",
                        "sato_hanako_bot 佐藤花子 bot",
                        "kenta_takahashi 高橋 健太",
                        "takahashi_ken1 Kenta Takahashi",
                        "misaki_tanaka 田中 美咲",
                        "misaki_t_diary 田中みさき",
                        "daisuke_ito 伊藤 大輔",
                        "daisuke_ito_ 伊藤 大輔",
                        "naoko_watanabe 渡辺 直子",
                        "sho_yamamoto 山本 翔",
                        "yuko_nakamura 中村 優子",
                        "makoto_kobayashi 小林 誠",
                        "emilycarter Emily Carter",
                        "emily_carter_uk Emily Carter",
                        "mchen_ops Michael Chen",
                        "sofiarossi Sofia Rossi",
                        "acme_jp アクメ株式会社【公式】",
                        "acme_sales アクメ営業部",
                        "suzuki_acme 鈴木 太郎/アクメ");
        assertThat(names)
                .anyMatch(name ->
                        name.substring(name.indexOf(' ') + 1).codePoints().count() == 50);
        assertThat(names).anyMatch(name -> name.startsWith("emcarter "));
    }

    @Test
    void aPersonHasOnlyTheFieldsAskedForAndUnknownNamesAreIgnored() {
        JsonNode plain = me.get("/2/users/by/username/hanako_sato").json().get("data");
        assertThat(plain.fieldNames()).toIterable().containsExactlyInAnyOrder("id", "name", "username");
        JsonNode more = me.get(
                        "/2/users/by/username/HANAKO_SATO?user.fields=description,location,nonsense,public_metrics")
                .json();
        assertThat(more.has("errors")).isFalse();
        assertThat(more.at("/data/location").asText()).isEqualTo("東京");
        assertThat(more.at("/data/description").asText()).contains("あおぞら商事");
        assertThat(more.get("data").has("nonsense")).isFalse();
        assertThat(more.at("/data/public_metrics/followers_count").asInt()).isPositive();
    }

    @Test
    void nobodyIsAnErrorWithStatus200() {
        Network.Answer answer = me.get("/2/users/by/username/nobody_at_all");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("data")).isFalse();
        JsonNode error = answer.json().at("/errors/0");
        assertThat(error.get("title").asText()).isEqualTo("Not Found Error");
        assertThat(error.get("detail").asText()).isEqualTo("Could not find user with username: [nobody_at_all].");
        assertThat(error.get("type").asText()).isEqualTo("https://api.x.com/2/problems/resource-not-found");
    }

    @Test
    void aSuspendedPersonDiffersOnlyInWords() {
        JsonNode error = me.get("/2/users/by/username/makoto_kobayash?tweet.fields=id")
                .json()
                .at("/errors/0");
        assertThat(error.get("title").asText()).isEqualTo("Forbidden");
        assertThat(error.get("detail").asText()).isEqualTo("User has been suspended: [makoto_kobayash].");
        assertThat(error.get("type").asText()).isEqualTo("https://api.twitter.com/2/problems/resource-not-found");
    }

    @Test
    void aListHasWhomItFoundAndAnErrorForEachOther() {
        JsonNode answer = me.get("/2/users/by?usernames=hanako_sato,makoto_kobayashi,nobody_at_all,emilycarter")
                .json();
        assertThat(usernames(answer)).containsExactly("hanako_sato", "emilycarter");
        assertThat(answer.get("errors")).hasSize(2);
        JsonNode byId = me.get("/2/users?ids=" + me.id("hanako_sato") + ",999999999999999999")
                .json();
        assertThat(usernames(byId)).containsExactly("hanako_sato");
        assertThat(byId.at("/errors/0/parameter").asText()).isEqualTo("ids");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2/users/abc",
                "/2/users/by/username/much_too_long_a_name",
                "/2/users/by/username/no-dash",
                "/2/users/by?usernames=",
                "/2/users?ids=1,x",
                "/2/users/search?query=sato&max_results=0",
                "/2/users/search?query=sato&max_results=1001",
                "/2/users/search?query=sato&next_token=made-up",
                "/2/users/search",
                "/2/users/search?query=%E4%BD%90%E8%97%A4",
                "/2/users/search?query=a%40b"
            })
    void whatCannotBeIsInvalid(String path) {
        Network.Answer answer = me.get(path);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("type").asText()).endsWith("/invalid-request");
        assertThat(answer.json().at("/errors/0/message").asText()).isNotBlank();
    }

    @Test
    void aNameInLatinLettersFindsThoseWhoWriteItInKanji() {
        assertThat(usernames(me.get("/2/users/search?query=hanako%20sato").json()))
                .startsWith("hanako_sato")
                .contains("hsato99", "hanakosato_art", "sato_hanako_bot");
        assertThat(usernames(me.get("/2/users/search?query=daisuke_ito_").json()))
                .contains("daisuke_ito_");
        assertThat(usernames(me.get("/2/users/search?query=kobayashi%20makoto").json()))
                .doesNotContain("makoto_kobayashi");
    }

    @Test
    void kanjiIsSearchedOnlyWhereTheSwitchAllowsIt() {
        network.switches("{'search_pattern_strict':false}");
        assertThat(usernames(me.get("/2/users/search?query=%E4%BD%90%E8%97%A4%20%E8%8A%B1%E5%AD%90")
                        .json()))
                .contains("hanako_sato", "hanakosato_art");
    }

    @Test
    void aLongResultComesInPages() {
        List<String> all = new ArrayList<>();
        String token = "";
        int pages = 0;
        do {
            JsonNode page =
                    me.get("/2/users/search?query=a&max_results=50" + token).json();
            all.addAll(usernames(page));
            token = page.at("/meta/next_token").isMissingNode()
                    ? ""
                    : "&next_token=" + page.at("/meta/next_token").asText();
            pages++;
        } while (!token.isEmpty());
        assertThat(pages).isGreaterThan(2);
        assertThat(all).doesNotHaveDuplicates();
        assertThat(usernames(me.get("/2/users/search?query=a&max_results=1000").json()))
                .containsExactlyElementsOf(all);
    }

    @Test
    void aSearchThatFindsNobodyHasNoData() {
        assertThat(me.get("/2/users/search?query=zzzzqqqq").json().has("data")).isFalse();
    }

    @Test
    void followingShowsInListsCountsAndConnection() {
        Network.Member hanako = network.member("kenta_takahashi");
        String target = hanako.id("sofiarossi");
        String path = "/2/users/" + hanako.me() + "/following";
        hanako.delete(path + "/" + target);
        int before = followers(hanako, "sofiarossi");
        JsonNode followed =
                hanako.post(path, "{'target_user_id':'" + target + "'}").json().get("data");
        assertThat(followed.get("following").asBoolean()).isTrue();
        assertThat(followed.get("pending_follow").asBoolean()).isFalse();
        hanako.post(path, "{'target_user_id':'" + target + "'}");
        assertThat(followers(hanako, "sofiarossi")).isEqualTo(before + 1);
        assertThat(usernames(hanako.get(path + "?max_results=1").json())).containsExactly("sofiarossi");
        assertThat(usernames(hanako.get("/2/users/" + target + "/followers?max_results=1")
                        .json()))
                .containsExactly("kenta_takahashi");
        assertThat(connection(hanako, "sofiarossi")).contains("following");
        assertThat(connection(network.member("sofiarossi"), "kenta_takahashi")).contains("followed_by");
        hanako.delete(path + "/" + target);
        assertThat(followers(hanako, "sofiarossi")).isEqualTo(before);
    }

    private static int followers(Network.Member member, String username) {
        return member.get("/2/users/by/username/" + username + "?user.fields=public_metrics")
                .json()
                .at("/data/public_metrics/followers_count")
                .asInt();
    }

    private static String connection(Network.Member member, String username) {
        return member.get("/2/users/by/username/" + username + "?user.fields=connection_status")
                .json()
                .at("/data/connection_status")
                .toString();
    }

    @Test
    void aProtectedPersonIsAskedFirst() {
        Network.Member member = network.member("mchen_ops");
        String target = member.id("yuko_nakamura");
        String path = "/2/users/" + member.me() + "/following";
        member.delete(path + "/" + target);
        JsonNode asked =
                member.post(path, "{'target_user_id':'" + target + "'}").json().get("data");
        assertThat(asked.get("following").asBoolean()).isFalse();
        assertThat(asked.get("pending_follow").asBoolean()).isTrue();
        assertThat(connection(member, "yuko_nakamura")).contains("follow_request_sent");
        assertThat(connection(network.member("yuko_nakamura"), "mchen_ops")).contains("follow_request_received");
    }

    @Test
    void nobodyActsForAnother() {
        String other = me.id("hanako_sato");
        assertThat(me.post("/2/users/" + other + "/following", "{'target_user_id':'" + other + "'}")
                        .status())
                .isEqualTo(403);
        assertThat(me.post("/2/users/" + other + "/likes", "{'tweet_id':'1'}").status())
                .isEqualTo(403);
    }

    @Test
    void whatWasNotGrantedIsForbidden() {
        Network.Member reader = network.member("emilycarter", "users.read tweet.read offline.access");
        assertThat(reader.get("/2/users/me").status()).isEqualTo(200);
        Network.Answer refused = reader.post("/2/tweets", "{'text':'no'}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("type").asText()).isEqualTo("about:blank");
        assertThat(reader.get("/2/users/" + reader.me() + "/followers").status())
                .isEqualTo(403);
    }

    @Test
    void withoutATokenThereIsXs401() {
        assertThat(network.get("/2/users/me").json().toString())
                .isEqualTo(
                        "{\"title\":\"Unauthorized\",\"type\":\"about:blank\",\"status\":401,\"detail\":\"Unauthorized\"}");
    }

    @Test
    void aMutedPersonIsInTheListAndInTheConnection() {
        String target = me.id("emcarter");
        String path = "/2/users/" + me.me() + "/muting";
        assertThat(me.post(path, "{'target_user_id':'" + target + "'}")
                        .json()
                        .at("/data/muting")
                        .asBoolean())
                .isTrue();
        assertThat(usernames(me.get(path).json())).containsExactly("emcarter");
        assertThat(connection(me, "emcarter")).contains("muting");
        assertThat(me.delete(path + "/" + target).json().at("/data/muting").asBoolean())
                .isFalse();
        assertThat(me.get(path).json().has("data")).isFalse();
    }
}
