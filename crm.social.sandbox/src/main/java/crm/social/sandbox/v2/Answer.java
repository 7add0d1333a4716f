package crm.social.sandbox.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.social.sandbox.http.Reply;
import crm.social.sandbox.json.Json;
import crm.social.sandbox.store.Follows;
import crm.social.sandbox.store.Media;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Post;
import crm.social.sandbox.store.Posts;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.text.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts an answer together: data, what it refers to, and what could not be had. */
final class Answer {
    private final Rows rows;
    private final Call call;
    private final UserJson users;
    private final PostJson posts;
    private final Map<Long, Person> known = new HashMap<>();
    private final Map<Long, ObjectNode> includedUsers = new LinkedHashMap<>();
    private final Map<Long, ObjectNode> includedPosts = new LinkedHashMap<>();
    private final Map<Long, ObjectNode> includedMedia = new LinkedHashMap<>();
    private final ArrayNode errors = Json.array();

    Answer(Rows rows, Call call) {
        this.rows = rows;
        this.call = call;
        this.users = new UserJson(rows, call);
        this.posts = new PostJson(rows, call);
    }

    void error(ObjectNode error) {
        errors.add(error);
    }

    /** One person, or only errors. */
    Reply user(List<Person> found) {
        return reply(found.isEmpty() ? null : users(found).get(0), null);
    }

    /** Many people; no data at all where there are none. */
    Reply users(List<Person> found, ObjectNode meta) {
        return reply(found.isEmpty() ? null : users(found), meta);
    }

    private ArrayNode users(List<Person> found) {
        ArrayNode data = Json.array();
        Set<Long> wanted = new LinkedHashSet<>();
        for (Person person : found) {
            ObjectNode json = users.of(person);
            data.add(json);
            for (String name : List.of("pinned_", "most_recent_")) {
                String field = name + call.dialect().word() + "_id";
                if (call.wanted().expansions().contains(field) && json.has(field)) {
                    wanted.add(json.get(field).asLong());
                }
            }
        }
        include(wanted, "pinned_" + call.dialect().word() + "_id");
        return data;
    }

    /** One post, or only errors. */
    Reply post(List<Post> found) {
        return reply(found.isEmpty() ? null : posts(found).get(0), null);
    }

    /** Many posts; no data at all where there are none. */
    Reply posts(List<Post> found, ObjectNode meta) {
        return reply(found.isEmpty() ? null : posts(found), meta);
    }

    private ArrayNode posts(List<Post> found) {
        ArrayNode data = Json.array();
        found.forEach(post -> data.add(posts.of(post)));
        expand(found);
        return data;
    }

    private void expand(List<Post> found) {
        Set<String> expansions = call.wanted().expansions();
        Set<Long> people = new LinkedHashSet<>();
        if (expansions.contains("author_id")) {
            found.forEach(post -> people.add(post.author()));
        }
        if (expansions.contains("attachments.media_keys")) {
            media(found);
        }
        if (expansions.contains("in_reply_to_user_id")) {
            found.forEach(post -> people.add(post.replyToUser()));
        }
        if (expansions.contains("entities.mentions.username")) {
            found.forEach(post -> people.addAll(mentioned(post)));
        }
        if (call.wanted().expands("referenced_tweets.id", "referenced_posts")
                || call.wanted().expands("referenced_tweets.id.author_id", "referenced_posts")) {
            Set<Long> referenced = new LinkedHashSet<>();
            found.forEach(post -> referenced.addAll(List.of(post.repostOf(), post.quoted(), post.replyTo())));
            String parameter = "referenced_" + call.dialect().words() + (call.dialect() == Dialect.TWEET ? ".id" : "");
            List<Post> seen = include(referenced, parameter);
            if (call.wanted().expands("referenced_tweets.id.attachments.media_keys", "attachments.media_keys")) {
                media(seen);
            }
            // The nested expansion went away with the tweet words; expanding authors reaches what is included instead.
            if (call.wanted().expands("referenced_tweets.id.author_id", "author_id")) {
                seen.forEach(post -> people.add(post.author()));
            }
        }
        people.remove(0L);
        people(people).forEach(person -> includedUsers.computeIfAbsent(person.id(), id -> users.of(person)));
    }

    private void media(List<Post> posts) {
        Media.of(rows, posts.stream().map(Post::id).toList())
                .forEach(each -> includedMedia.computeIfAbsent(each.id(), id -> MediaJson.of(call, each)));
    }

    private static List<Long> mentioned(Post post) {
        List<Long> ids = new ArrayList<>();
        for (Span span : Span.read(post.spans())) {
            if (span.kind().equals("mention") && !span.expanded().isEmpty()) {
                ids.add(Long.valueOf(span.expanded()));
            }
        }
        return ids;
    }

    private List<Person> people(Collection<Long> ids) {
        List<Long> unknown = ids.stream().filter(id -> !known.containsKey(id)).toList();
        People.byIds(rows, unknown).forEach(person -> known.put(person.id(), person));
        return ids.stream()
                .filter(known::containsKey)
                .map(known::get)
                .filter(Person::isActive)
                .toList();
    }

    private List<Post> include(Set<Long> ids, String parameter) {
        ids.remove(0L);
        Map<Long, Post> found = new HashMap<>();
        Posts.byIds(rows, ids).forEach(post -> found.put(post.id(), post));
        List<Post> seen = new ArrayList<>();
        people(found.values().stream().map(Post::author).distinct().toList());
        for (Long id : ids) {
            Post post = found.get(id);
            if (post == null) {
                errors.add(call.problems().noSuchPost(parameter, String.valueOf(id)));
            } else if (maySee(post)) {
                seen.add(post);
                includedPosts.computeIfAbsent(id, key -> posts.of(post));
            } else {
                errors.add(call.problems().mayNotSeePost(parameter, String.valueOf(id), "includes"));
            }
        }
        return seen;
    }

    /** Whether the caller may see a post. */
    boolean maySee(Post post) {
        Person author =
                known.computeIfAbsent(post.author(), id -> People.byId(rows, id).orElseThrow());
        return author.isActive() && Follows.maySee(rows, call.caller().person(), author);
    }

    private Reply reply(@Nullable JsonNode data, @Nullable ObjectNode meta) {
        ObjectNode body = Json.object();
        if (data != null) {
            body.set("data", data);
        }
        if (!includedUsers.isEmpty() || !includedPosts.isEmpty() || !includedMedia.isEmpty()) {
            ObjectNode includes = body.putObject("includes");
            if (!includedUsers.isEmpty()) {
                includes.putArray("users").addAll(includedUsers.values());
            }
            if (!includedPosts.isEmpty()) {
                includes.putArray(call.dialect().words()).addAll(includedPosts.values());
            }
            if (!includedMedia.isEmpty()) {
                includes.putArray("media").addAll(includedMedia.values());
            }
        }
        if (!errors.isEmpty()) {
            body.set("errors", errors);
        }
        if (meta != null) {
            body.set("meta", meta);
        }
        return Reply.json(200, body);
    }
}
