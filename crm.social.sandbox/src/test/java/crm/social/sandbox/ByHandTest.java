package crm.social.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person does at the pages: the acts that others hand off to X, writing, answering requests, settings, and the desk. */
final class ByHandTest {
    private Network network;
    private Network.Member acme;

    @BeforeEach
    void start() {
        network = Network.start();
        acme = network.member("acme_jp");
    }

    @AfterEach
    void stop() {
        network.close();
    }

    private Visit signedIn(String username) {
        Visit visit = network.browser();
        assertThat(visit.signIn(username, "sandbox").status()).isEqualTo(303);
        return visit;
    }

    private JsonNode post(Network.Answer written) {
        assertThat(written.status()).isEqualTo(303);
        String id = written.header("location").replaceFirst(".*/status/", "");
        return acme.get("/2/tweets/" + id
                        + "?tweet.fields=entities,referenced_tweets,author_id,attachments,reply_settings&expansions=attachments.media_keys"
                        + "&media.fields=alt_text")
                .json();
    }

    @Test
    void somebodyWritesAndMentionsTheCompany() {
        Visit hanako = signedIn("hanako_sato");
        JsonNode post = post(hanako.fill(
                "/compose/post",
                "/compose/post",
                "text",
                "@acme_jp 見積もりをお願いします",
                "pictures",
                "2",
                "motif",
                "boxes",
                "alt",
                "届いた箱"));
        assertThat(post.at("/data/entities/mentions/0/username").asText()).isEqualTo("acme_jp");
        assertThat(post.at("/data/attachments/media_keys")).hasSize(2);
        assertThat(post.at("/includes/media/0/alt_text").asText()).isEqualTo("届いた箱");
        assertThat(acme.get("/2/users/" + acme.me() + "/mentions").json().at("/data/0/id"))
                .isEqualTo(post.at("/data/id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/intent/post", "/intent/tweet"})
    void anAnswerIsWrittenAtXsOwnPage(String intent) {
        String question = network.member("hanako_sato").tweet("Anybody there?");
        network.switches("{'plan':'payg'}");
        Visit visit = signedIn("acme_jp");
        String page = intent + "?in_reply_to=" + question + "&text=%E3%81%AF%E3%81%84";
        String form = visit.open(page).body();
        assertThat(form).contains("Anybody there?", "はい</textarea>", "返信する");
        Map<String, String> fields = Visit.fields(form);
        fields.put("text", "はい、おります");
        JsonNode post = post(visit.send(intent, fields));
        assertThat(post.at("/data/referenced_tweets/0/id").asText()).isEqualTo(question);
        assertThat(post.at("/data/text").asText()).isEqualTo("@hanako_sato はい、おります");
    }

    @Test
    void aQuoteSummonsWhomItQuotes() {
        String said = acme.tweet("Our new reader is here");
        network.switches("{'plan':'payg'}");
        Visit hanako = signedIn("hanako_sato");
        JsonNode quote = post(hanako.fill("/compose/post", "/compose/post", "text", "これ欲しい", "quote", said));
        String aside = post(hanako.fill("/compose/post", "/compose/post", "text", "ひとりごと"))
                .at("/data/id")
                .asText();
        assertThat(quote.at("/data/referenced_tweets/0/type").asText()).isEqualTo("quoted");
        String reply = "{'text':'Thank you','reply':{'in_reply_to_tweet_id':'%s'}}";
        assertThat(acme.post("/2/tweets", reply.formatted(quote.at("/data/id").asText()))
                        .status())
                .isEqualTo(201);
        assertThat(acme.post("/2/tweets", reply.formatted(aside)).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"'',本文を入力してください", "LONG,本文が長すぎるか"})
    void whatCannotBePostedComesBackWithTheReasonAndTheText(String text, String words) {
        Visit visit = signedIn("hanako_sato");
        String typed = text.equals("LONG") ? "あ".repeat(141) : text;
        Network.Answer answer = visit.fill("/compose/post", "/compose/post", "text", typed);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains(words, "role=\"alert\"", typed + "</textarea>");
    }

    @Test
    void whoLimitsAnswersGetsNoOthers() {
        Visit hanako = signedIn("hanako_sato");
        JsonNode post = post(hanako.fill(
                "/compose/post", "/compose/post", "text", "Only for those I name", "reply_settings", "mentionedUsers"));
        assertThat(post.at("/data/reply_settings").asText()).isEqualTo("mentionedUsers");
        Visit other = signedIn("sofiarossi");
        String id = post.at("/data/id").asText();
        assertThat(other.fill("/compose/post", "/compose/post", "text", "me too", "in_reply_to", id)
                        .body())
                .contains("このポストには返信できません");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_id", "screen_name"})
    void aFollowHandedToXIsDoneThereAndUndone(String parameter) {
        network.switches("{'plan':'payg'}");
        String id = acme.id("hanako_sato");
        String page = "/intent/follow?" + parameter + "=" + (parameter.equals("user_id") ? id : "hanako_sato");
        assertThat(network.get(page).header("location")).startsWith("/login?next=%2Fintent%2Ffollow");
        Visit visit = signedIn("acme_jp");
        String asked = visit.open(page).body();
        assertThat(asked).contains("佐藤 花子", ">フォロー</button>");
        assertThat(visit.send("/intent/follow", Visit.fields(asked)).header("location"))
                .isEqualTo(page);
        assertThat(connection("hanako_sato")).contains("following");
        String again = visit.open(page).body();
        assertThat(again).contains(">フォローの解除</button>");
        visit.send("/intent/follow", Visit.fields(again));
        assertThat(connection("hanako_sato")).doesNotContain("following");
    }

    private String connection(String username) {
        return acme.get("/2/users/by/username/" + username + "?user.fields=connection_status")
                .json()
                .at("/data/connection_status")
                .toString();
    }

    @Test
    void likesAndRepostsHandedToXAreDoneThereAndUndone() {
        network.switches("{'plan':'payg'}");
        String post = network.member("hanako_sato").tweet("Like me, repeat me");
        Visit visit = signedIn("acme_jp");
        for (String intent : new String[] {"/intent/like", "/intent/retweet"}) {
            String page = intent + "?tweet_id=" + post;
            visit.send(intent, Visit.fields(visit.open(page).body()));
        }
        JsonNode metrics = metrics(post);
        assertThat(metrics.get("like_count").asInt()).isEqualTo(1);
        assertThat(metrics.get("repost_count").asInt()).isEqualTo(1);
        for (String intent : new String[] {"/intent/like", "/intent/retweet"}) {
            String page = visit.open(intent + "?tweet_id=" + post).body();
            assertThat(page).contains("の取り消し</button>");
            visit.send(intent, Visit.fields(page));
        }
        assertThat(metrics(post).get("like_count").asInt()).isZero();
        assertThat(metrics(post).get("repost_count").asInt()).isZero();
    }

    private JsonNode metrics(String post) {
        return acme.get("/2/tweets/" + post + "?post.fields=public_metrics")
                .json()
                .at("/data/public_metrics");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/intent/follow?user_id=1",
                "/intent/follow",
                "/intent/like?tweet_id=1",
                "/intent/like?tweet_id=x",
                "/intent/retweet"
            })
    void whatIsNotThereCannotBeActedOn(String page) {
        assertThat(signedIn("acme_jp").open(page).status()).isEqualTo(404);
    }

    @Test
    void noOtherSiteActsInAPersonsName() {
        Visit visit = signedIn("acme_jp");
        Map<String, String> forged = Network.fields("user_id", acme.id("hanako_sato"), "on", "true", "csrf", "guess");
        assertThat(visit.send("/intent/follow", forged).status()).isEqualTo(403);
        assertThat(visit.send("/sandbox", Network.fields("verb", "suspend", "person", "hanako_sato"))
                        .status())
                .isEqualTo(403);
        String right = Visit.fields(visit.open("/compose/post").body()).get("csrf");
        assertThat(visit.send(
                                "/compose/post",
                                Network.fields("csrf", right, "text", "x"),
                                "Origin",
                                "http://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(visit.send(
                                "/intent/follow",
                                Network.fields(
                                        "csrf",
                                        right,
                                        "user_id",
                                        acme.id("emcarter"),
                                        "on",
                                        "true",
                                        "back",
                                        "//evil.example/"))
                        .header("location"))
                .isEqualTo("/emcarter");
    }

    @Test
    void aProtectedPersonAnswersThoseWhoAsk() {
        Network.Member asking = network.member("mchen_ops");
        String yuko = asking.id("yuko_nakamura");
        asking.delete("/2/users/" + asking.me() + "/following/" + yuko);
        asking.post("/2/users/" + asking.me() + "/following", "{'target_user_id':'" + yuko + "'}");
        Visit visit = signedIn("yuko_nakamura");
        String page = visit.open("/follower_requests").body();
        assertThat(page).contains("Michael Chen", ">許可</button>", ">削除</button>");
        visit.fill("/follower_requests", "/follower_requests", "user_id", asking.me(), "decision", "accept");
        assertThat(asking.get("/2/users/" + yuko + "/tweets").json().has("data"))
                .isTrue();
        assertThat(visit.open("/follower_requests").body()).doesNotContain("Michael Chen");
        visit.fill("/follower_requests", "/follower_requests", "user_id", asking.me(), "decision", "refuse");
        assertThat(asking.get("/2/users/" + yuko + "/tweets").json().has("data"))
                .as("a follower is not thrown out by an old form")
                .isTrue();
    }

    @Test
    void listsOfPeopleAreReadPageByPage() {
        String first = network.get("/hanako_sato/followers").body();
        String more = first.replaceAll("(?s).*href=\"(/hanako_sato/followers\\?before=[0-9]+)\".*", "$1");
        assertThat(first).contains("@hanako_sato のフォロワー", "class=\"person\"");
        assertThat(network.get(more).body()).contains("class=\"person\"").isNotEqualTo(first);
        assertThat(network.get("/hanako_sato/following").body()).contains("@hanako_sato がフォローしている人");
        assertThat(network.get("/yuko_nakamura/followers").body()).contains("ポストは非公開です");
        assertThat(network.get("/nobody_here/followers").status()).isEqualTo(404);
    }
}
