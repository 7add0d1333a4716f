package crm.social.itest.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a page is answered for the inbox in place of the server's words: for states that seldom come, and for more items than a test can gather. All else
 * that the page asks goes to the server.
 */
final class FeignedInbox {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern WHERE = Pattern.compile("/inbox/[a-z0-9]+(?:/([a-z-]+))?");
    private static final int MOST_COUNTED = 100;
    private static final List<String> NAMES = List.of("佐藤 花子", "鈴木 一郎", "Sophia Müller", "株式会社ミライ製作所 広報担当", "中村 葵");
    private static final List<String> TEXTS = List.of(
            "本日の展示会、ご来場ありがとうございました。",
            "Just tried the new version. Works like a charm.",
            "来週の打ち合わせまでに見積もりがほしいです。\n\n・台数: 120\n・納期: 3月末\n・設置場所: 本社と工場",
            "サポートの対応が早くて助かりました。");
    private static final List<String> GONE = List.of("NOT_FOUND", "PROTECTED", "SUSPENDED", "RATE_LIMITED");

    private final Map<String, Integer> sizes = new TreeMap<>();
    private final Instant now = Instant.now();
    private @Nullable String problem;
    private int pageSize = 20;
    private boolean silent;
    private boolean gone;

    FeignedInbox(Page page) {
        sizes.putAll(Map.of("CUSTOMER", 0, "IN_DEAL", 0, "PROSPECT", 0, "UNKNOWN", 0));
        page.route("**/social/api/inbox/**", this::answer);
    }

    FeignedInbox has(String column, int items) {
        sizes.put(column, items);
        return this;
    }

    /** So many items come at a time. */
    FeignedInbox byPagesOf(int items) {
        pageSize = items;
        return this;
    }

    /** Every item is one that cannot be shown, for one reason after the other. */
    FeignedInbox gone() {
        gone = true;
        return this;
    }

    /** Nothing is answered. */
    FeignedInbox silent() {
        silent = true;
        return this;
    }

    /** Everything is answered with a problem; with none, all goes on. */
    void fails(@Nullable String json) {
        problem = json;
    }

    private void answer(Route route) {
        Matcher where = WHERE.matcher(URI.create(route.request().url()).getPath());
        if (silent || !where.find()) {
            return;
        }
        if (problem != null) {
            int status = Integer.parseInt(problem.replaceAll("(?s).*\"status\":(\\d+).*", "$1"));
            fulfil(route, status, problem);
        } else if (where.group(1) == null) {
            ObjectNode counts = JSON.createObjectNode();
            sizes.forEach((column, items) -> counts.put(column, shown(route, items, MOST_COUNTED)));
            fulfil(route, 200, text(counts));
        } else {
            fulfil(
                    route,
                    200,
                    text(page(route, where.group(1).toUpperCase(Locale.ROOT).replace('-', '_'))));
        }
    }

    /** Nothing matches a search. */
    private static int shown(Route route, int items, int most) {
        return route.request().url().contains("q=") ? 0 : Math.min(items, most);
    }

    private ObjectNode page(Route route, String column) {
        Matcher cursor =
                Pattern.compile("cursor=(\\d+)").matcher(route.request().url());
        int from = cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
        int size = shown(route, sizes.get(column), Integer.MAX_VALUE);
        int to = Math.min(size, from + pageSize);
        ObjectNode page = JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        for (int number = from; number < to; number++) {
            items.add(item(column, number));
        }
        return to < size ? page.put("next", Integer.toString(to)) : page.putNull("next");
    }

    private ObjectNode item(String column, int number) {
        String at = now.minusSeconds(90L * (number + 1)).toString();
        String name = NAMES.get(number % NAMES.size());
        ObjectNode item = JSON.createObjectNode()
                .put("id", column.charAt(0) + "-" + number)
                .put("reason", "POST")
                .put("column", column)
                .put("at", at)
                .put("handle", "person_" + number)
                .put("recordName", column.equals("UNKNOWN") ? "" : name);
        if (column.equals("UNKNOWN")) {
            item.putNull("record");
        } else {
            item.putObject("record")
                    .put("type", column.equals("PROSPECT") ? "lead" : "contact")
                    .put("id", "r-" + number);
        }
        if (gone) {
            return item.put("gone", GONE.get(number % GONE.size())).set("post", JSON.nullNode());
        }
        item.putNull("gone").set("post", shownPost(number, name, at));
        return item;
    }

    private static ObjectNode shownPost(int number, String name, String at) {
        ObjectNode shown = JSON.createObjectNode();
        ObjectNode post = shown.putObject("post");
        post.put("ref", "post-" + number)
                .put("at", at)
                .put("inReplyToHandle", "")
                .put("href", "https://x.example/" + number);
        post.putNull("inReplyTo").putNull("quoted").putNull("repostedBy").putArray("media");
        post.putObject("counts")
                .put("replies", number % 3)
                .put("reposts", number % 4)
                .put("likes", number % 5);
        post.putObject("text").putArray("segments").add(segment(TEXTS.get(number % TEXTS.size())));
        ObjectNode author = post.putObject("author");
        author.put("handle", "person_" + number)
                .put("name", name)
                .put("place", "")
                .put("siteLabel", "");
        author.put("href", "https://x.example/person_" + number)
                .putNull("site")
                .putNull("picture")
                .putNull("banner")
                .putNull("since");
        author.putObject("key").put("network", "twitter").put("subject", "s-" + number);
        author.putObject("bio").putArray("segments");
        author.putObject("counts").put("followers", 1).put("following", 1).put("posts", 1);
        author.putArray("marks");
        author.putArray("relation");
        shown.putArray("done");
        ObjectNode decisions = shown.putObject("decisions");
        List.of("REPLY", "REPOST", "LIKE")
                .forEach(act ->
                        decisions.putObject(act).put("decision", "allowed").put("microDollars", 0));
        return shown;
    }

    private static ObjectNode segment(String text) {
        return JSON.createObjectNode().put("kind", "TEXT").put("text", text).putNull("href");
    }

    private static String text(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static void fulfil(Route route, int status, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType(status < 400 ? "application/json" : "application/problem+json")
                .setBody(body));
    }
}
