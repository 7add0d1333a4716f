package crm.social.sandbox.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A picture in a post.
 *
 * @param place from 1 to 4
 * @param motif what is drawn
 * @param alt what is to be seen, in words; empty for none
 */
public record Media(long id, long post, int place, String motif, String alt) {
    /** All pictures have one size, in pixels. */
    public static final int WIDTH = 1_200;

    /** All pictures have one size, in pixels. */
    public static final int HEIGHT = 675;

    private static final String SELECT = "select id, post_id, place, motif, alt from media ";

    private static Media read(ResultSet row) throws SQLException {
        return new Media(row.getLong(1), row.getLong(2), row.getInt(3), row.getString(4), row.getString(5));
    }

    /** Its name among X's media: those that begin with 3 are photos. */
    public String key() {
        return "3_" + id;
    }

    /** Where it is, below the network's own address. */
    public String path() {
        return "/media/" + id + ".jpg";
    }

    /** By its id. */
    public static Optional<Media> byId(Rows rows, long id) {
        return rows.first(SELECT + "where id = ?", Media::read, id);
    }

    /** Those of a post, in its order. */
    public static List<Media> of(Rows rows, long post) {
        return rows.list(SELECT + "where post_id = ? order by place", Media::read, post);
    }

    /** Those of several posts. */
    public static List<Media> of(Rows rows, Collection<Long> posts) {
        return rows.list(
                SELECT + "where post_id in (select value from json_each(?)) order by post_id desc, place",
                Media::read,
                People.jsonOf(posts));
    }

    /** Keeps it. */
    public void add(Rows rows) {
        rows.change(
                "insert into media (id, post_id, place, motif, alt) values (?, ?, ?, ?, ?)",
                id,
                post,
                place,
                motif,
                alt);
    }
}
