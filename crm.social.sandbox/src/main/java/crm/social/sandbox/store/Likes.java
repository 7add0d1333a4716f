package crm.social.sandbox.store;

import java.util.List;

/** Who likes what. */
public final class Likes {
    /** Somebody likes something. */
    public record Like(long person, long post) {}

    private Likes() {}

    /** Likes a post. Nothing happens where it is so already. */
    public static void add(Rows rows, long person, long post) {
        int added = rows.change(
                "insert into liked (person_id, post_id) values (?, ?) on conflict do nothing", person, post);
        count(rows, person, post, added);
    }

    /** Writes many likes into a database that has none yet, and counts them once at the end. */
    public static void addAll(Rows rows, List<Like> likes) {
        likes.forEach(like -> rows.change(
                "insert into liked (person_id, post_id) values (?, ?) on conflict do nothing",
                like.person(),
                like.post()));
        rows.change("update post set like_count = (select count(*) from liked where post_id = post.id)");
        rows.change("update person set like_count = (select count(*) from liked where person_id = person.id)");
    }

    /** Whether somebody likes a post. */
    public static boolean has(Rows rows, long person, long post) {
        return rows.any("select 1 from liked where person_id = ? and post_id = ?", person, post);
    }

    /** Likes it no longer. */
    public static void remove(Rows rows, long person, long post) {
        int removed = rows.change("delete from liked where person_id = ? and post_id = ?", person, post);
        count(rows, person, post, -removed);
    }

    private static void count(Rows rows, long person, long post, int by) {
        if (by != 0) {
            rows.change("update post set like_count = like_count + ? where id = ?", by, post);
            rows.change("update person set like_count = like_count + ? where id = ?", by, person);
        }
    }

    static void removeAllOf(Rows rows, long person) {
        rows.list("select post_id from liked where person_id = ?", row -> row.getLong(1), person)
                .forEach(post -> remove(rows, person, post));
    }

    /** A page of those who like a post, last one first. */
    public static List<Placed<Person>> likers(Rows rows, long post, Window window) {
        return window.placed(
                rows,
                "select " + Follows.qualified() + ", liked.place from liked join person on person.id = liked.person_id"
                        + " where liked.post_id = ? and person.state = 'active'",
                "liked.place",
                21,
                Person::read,
                post);
    }

    /** A page of those who repeated a post, last one first. */
    public static List<Placed<Person>> reposters(Rows rows, long post, Window window) {
        return window.placed(
                rows,
                "select " + Follows.qualified() + ", post.id from post join person on person.id = post.author_id"
                        + " where post.repost_of_id = ? and person.state = 'active'",
                "post.id",
                21,
                Person::read,
                post);
    }
}
