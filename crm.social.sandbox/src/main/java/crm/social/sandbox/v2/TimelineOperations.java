package crm.social.sandbox.v2;

import crm.social.sandbox.http.Reply;
import crm.social.sandbox.store.Follows;
import crm.social.sandbox.store.Ids;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Placed;
import crm.social.sandbox.store.Post;
import crm.social.sandbox.store.Posts;
import crm.social.sandbox.store.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists of posts. */
final class TimelineOperations {
    private static final Duration RECENT = Duration.ofDays(7);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);

    private TimelineOperations() {}

    private static Set<String> excluded(Call call) {
        String value = call.request().query("exclude").orElse("");
        Set<String> names =
                Arrays.stream(value.split(",")).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
        if (!Set.of("replies", "retweets").containsAll(names)) {
            throw call.invalid(
                    "exclude",
                    value,
                    "The `exclude` query parameter value [" + value + "] is not one of [replies,retweets]");
        }
        return names;
    }

    static Reply posts(Rows rows, Call call) {
        Set<String> excluded = excluded(call);
        Paging paging = Paging.ofPosts(call, call.size(5, 100, 10), "pagination_token");
        Answer answer = new Answer(rows, call);
        Optional<Person> person = visible(rows, call, answer);
        if (person.isEmpty()) {
            return answer.post(List.of());
        }
        List<Post> found = Posts.byAuthor(
                rows,
                person.get().id(),
                paging.window(),
                !excluded.contains("replies"),
                !excluded.contains("retweets"));
        return answer.posts(paging.page(found), paging.metaOfPosts(found));
    }

    static Reply mentions(Rows rows, Call call) {
        Paging paging = Paging.ofPosts(call, call.size(5, 100, 10), "pagination_token");
        Answer answer = new Answer(rows, call);
        Optional<Person> person = visible(rows, call, answer);
        if (person.isEmpty()) {
            return answer.post(List.of());
        }
        List<Post> found =
                Posts.mentioning(rows, person.get().id(), call.caller().person(), paging.window());
        return answer.posts(paging.page(found), paging.metaOfPosts(found));
    }

    private static Optional<Person> visible(Rows rows, Call call, Answer answer) {
        String id = String.valueOf(call.pathId("id"));
        Optional<Person> person = UserOperations.present(answer, call, "id", id, People.byId(rows, Long.parseLong(id)));
        if (person.isPresent() && !Follows.maySee(rows, call.caller().person(), person.get())) {
            answer.error(call.problems().mayNotSeeUser(id));
            return Optional.empty();
        }
        return person;
    }

    static Reply home(Rows rows, Call call) {
        long self = call.self();
        Set<String> excluded = excluded(call);
        Paging paging = Paging.ofPosts(call, call.size(1, 100, 100), "pagination_token")
                .notBefore(Ids.at(call.now().minus(RECENT)));
        List<Post> found =
                Posts.home(rows, self, paging.window(), !excluded.contains("replies"), !excluded.contains("retweets"));
        return new Answer(rows, call).posts(paging.page(found), paging.metaOfPosts(found));
    }

    static Reply search(Rows rows, Call call) {
        String text = call.request().query("query").orElse("");
        int longest = call.rules().plan().equals("payg") ? 512 : 4_096;
        if (text.isBlank() || text.length() > longest) {
            throw call.invalid("query", text, "The `query` query parameter length is not between 1 and " + longest);
        }
        PostQuery query = PostQuery.parse(text)
                .orElseThrow(() -> call.invalid(
                        "query", text, "There were errors processing your request: the query cannot be read"));
        checkBounds(call);
        Paging paging = Paging.ofPosts(call, call.size(10, 100, 10), "next_token", "pagination_token")
                .notBefore(Ids.at(call.now().minus(RECENT)));
        List<Post> found =
                Posts.search(rows, call.caller().person(), paging.window(), List.of(query.sql()), query.values());
        return new Answer(rows, call).posts(paging.page(found), paging.metaOfPosts(found));
    }

    /** X refuses bounds that contradict each other, and a beginning before the days that it looks back. */
    private static void checkBounds(Call call) {
        for (List<String> pair : List.of(List.of("since_id", "start_time"), List.of("until_id", "end_time"))) {
            Optional<String> id = call.request().query(pair.get(0));
            if (id.isPresent() && call.request().query(pair.get(1)).isPresent()) {
                throw call.invalid(
                        pair.get(0), id.get(), "Invalid use of '" + pair.get(0) + "' with '" + pair.get(1) + "'");
            }
        }
        Instant first = call.now().minus(RECENT);
        Optional<Long> since = call.queryId("since_id").filter(id -> id < Ids.at(first));
        if (since.isPresent()) {
            throw call.invalid(
                    "since_id",
                    String.valueOf(since.get()),
                    "'since_id' must be a tweet id created after " + MINUTE.format(first)
                            + ". Please use a 'since_id' that is larger than " + Ids.at(first));
        }
        call.check("sort_order", call.request().query("sort_order").orElse("recency"), "recency|relevancy");
    }

    static Reply liked(Rows rows, Call call) {
        long self = call.self();
        Paging paging = Paging.ofPlaces(call, call.size(5, 100, 100));
        List<Placed<Post>> found = Posts.likedBy(rows, self, self, paging.window());
        return new Answer(rows, call)
                .posts(paging.page(found).stream().map(Placed::value).toList(), paging.metaOfPlaces(found));
    }
}
