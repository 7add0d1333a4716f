package crm.social.sandbox.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Posts, as rows. */
public final class Posts {
    private static final String SELECT = "select " + Post.COLUMNS + " from post ";
    /** Posts that anybody may see whose author is neither suspended nor unknown to the reader. */
    private static final String VISIBLE = """
            author_id in (select id from person where state = 'active' and (protected = 0 or id = ?
              or id in (select target from follow where source = ? and pending = 0)))""";

    private Posts() {}

    /** By id. */
    public static Optional<Post> byId(Rows rows, long id) {
        return rows.first(SELECT + "where post.id = ?", Post::read, id);
    }

    /** Those of these ids that there are, in no order. */
    public static List<Post> byIds(Rows rows, Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : rows.list(
                        SELECT + "where post.id in (select value from json_each(?))", Post::read, People.jsonOf(ids));
    }

    /** A page of one author's posts, newest first. */
    public static List<Post> byAuthor(Rows rows, long author, Window window, boolean replies, boolean reposts) {
        String kinds = (replies ? "" : " and reply_to_id is null") + (reposts ? "" : " and repost_of_id is null");
        return window.page(rows, SELECT + "where author_id = ?" + kinds, "post.id", author);
    }

    /** A page of posts that name this person, newest first, as far as the reader may see them. */
    public static List<Post> mentioning(Rows rows, long person, long reader, Window window) {
        return window.page(
                rows,
                SELECT + "join mention on mention.post_id = post.id where mention.person_id = ? and author_id <> ? and "
                        + VISIBLE,
                "mention.post_id",
                person,
                person,
                reader,
                reader);
    }

    /** A page of posts by the reader and those whom the reader follows. */
    public static List<Post> home(Rows rows, long reader, Window window, boolean replies, boolean reposts) {
        String kinds = (replies ? "" : " and reply_to_id is null") + (reposts ? "" : " and repost_of_id is null");
        return window.page(
                rows,
                SELECT
                        + "where (author_id = ? or author_id in (select target from follow where source = ? and pending = 0)) and "
                        + VISIBLE + kinds,
                "post.id",
                reader,
                reader,
                reader,
                reader);
    }

    /** A page of everything that the reader may see, reposts left out. */
    public static List<Post> latest(Rows rows, long reader, Window window) {
        return window.page(rows, SELECT + "where repost_of_id is null and " + VISIBLE, "post.id", reader, reader);
    }

    /** A page of posts that fit all the conditions; each takes the values that follow it. */
    public static List<Post> search(
            Rows rows, long reader, Window window, List<String> conditions, List<Object> values) {
        StringBuilder sql = new StringBuilder(SELECT)
                .append("where repost_of_id is null and ")
                .append(VISIBLE);
        conditions.forEach(condition -> sql.append(" and (").append(condition).append(')'));
        List<Object> all = new ArrayList<>(List.of(reader, reader));
        all.addAll(values);
        return window.page(rows, sql.toString(), "post.id", all.toArray());
    }

    /** A page of posts that this person liked, last liked first; the window counts likes, not posts. */
    public static List<Placed<Post>> likedBy(Rows rows, long person, long reader, Window window) {
        return window.placed(
                rows,
                "select " + Post.COLUMNS + ", liked.place from liked join post on post.id = liked.post_id"
                        + " where liked.person_id = ? and " + VISIBLE,
                "liked.place",
                19,
                Post::read,
                person,
                reader,
                reader);
    }

    /** Answers to a post, oldest first. */
    public static List<Post> replies(Rows rows, long post, long reader, int most) {
        return rows.list(
                SELECT + "where reply_to_id = ? and " + VISIBLE + " order by post.id limit " + most,
                Post::read,
                post,
                reader,
                reader);
    }

    /** This person's repost of a post. */
    public static Optional<Post> repost(Rows rows, long person, long post) {
        return rows.first(SELECT + "where repost_of_id = ? and author_id = ?", Post::read, post, person);
    }

    /** Whether this author posted the same words since. */
    public static boolean isDuplicate(Rows rows, long author, String typedHash, long since) {
        return rows.any(
                "select 1 from post where author_id = ? and typed_hash = ? and created_at > ?",
                author,
                typedHash,
                since);
    }

    /** Whether this person may answer this post. */
    public static boolean takesReplies(Rows rows, Post post, Person writer) {
        return post.author() == writer.id()
                || switch (post.replySettings()) {
                    case "everyone" -> true;
                    case "following" ->
                        mentions(rows, post.id(), writer.id()) || Follows.follows(rows, post.author(), writer.id());
                    case "verified" -> mentions(rows, post.id(), writer.id()) || writer.isVerified();
                    default -> mentions(rows, post.id(), writer.id());
                };
    }

    /** Whether the post names the person. */
    public static boolean mentions(Rows rows, long post, long person) {
        return rows.any("select 1 from mention where person_id = ? and post_id = ?", person, post);
    }

    /** Adds a post and all that counts it. */
    public static void add(Rows rows, Post post, Collection<Long> mentioned) {
        rows.change(
                """
                insert into post (id, author_id, created_at, text, typed_hash, spans, lang, conversation_id, reply_to_id,
                  reply_to_user_id, shown_from, quoted_id, repost_of_id, reply_settings)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                post.id(),
                post.author(),
                post.createdAt().toEpochMilli(),
                post.text(),
                post.typedHash(),
                post.spans(),
                post.lang(),
                post.conversation(),
                orNull(post.replyTo()),
                orNull(post.replyToUser()),
                post.shownFrom(),
                orNull(post.quoted()),
                orNull(post.repostOf()),
                post.replySettings());
        mentioned.forEach(person -> rows.change(
                "insert into mention (person_id, post_id) values (?, ?) on conflict do nothing", person, post.id()));
        count(rows, post, 1);
    }

    private static void count(Rows rows, Post post, int by) {
        rows.change("update person set post_count = post_count + ? where id = ?", by, post.author());
        if (post.replyTo() != 0) {
            rows.change("update post set reply_count = reply_count + ? where id = ?", by, post.replyTo());
        }
        if (post.quoted() != 0) {
            rows.change("update post set quote_count = quote_count + ? where id = ?", by, post.quoted());
        }
        if (post.repostOf() != 0) {
            rows.change("update post set repost_count = repost_count + ? where id = ?", by, post.repostOf());
        }
    }

    private static @Nullable Long orNull(long id) {
        return id == 0 ? null : id;
    }

    /** Takes a post away, its reposts and likes with it. */
    public static void delete(Rows rows, long id) {
        Optional<Post> found = byId(rows, id);
        if (found.isEmpty()) {
            return;
        }
        rows.list("select id from post where repost_of_id = ?", row -> row.getLong(1), id)
                .forEach(repost -> delete(rows, repost));
        rows.change(
                "update person set like_count = like_count - 1 where id in (select person_id from liked where post_id = ?)",
                id);
        rows.change("update person set pinned_post = null where pinned_post = ?", id);
        rows.change("delete from post where id = ?", id);
        count(rows, found.get(), -1);
    }

    static <T> List<T> reversed(List<T> list) {
        List<T> turned = new ArrayList<>(list);
        Collections.reverse(turned);
        return turned;
    }
}
