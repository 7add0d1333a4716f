package crm.social.sandbox.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A post. Ids that are 0 stand for none.
 *
 * @param text as shown, not escaped, links shortened
 * @param typedHash of what was typed, to find the same text again
 * @param spans where names, links and tags stand in the text, as JSON
 * @param shownFrom UTF-16 index behind the names that a reply begins with
 * @param repostOf the post that this one only repeats
 */
public record Post(
        long id,
        long author,
        Instant createdAt,
        String text,
        String typedHash,
        String spans,
        String lang,
        long conversation,
        long replyTo,
        long replyToUser,
        int shownFrom,
        long quoted,
        long repostOf,
        String replySettings,
        int replies,
        int reposts,
        int quotes,
        int likes) {

    static final String COLUMNS = """
            post.id, author_id, post.created_at, text, typed_hash, spans, lang, conversation_id, reply_to_id,
            reply_to_user_id, shown_from, quoted_id, repost_of_id, reply_settings, reply_count, repost_count,
            quote_count, post.like_count""";

    static Post read(ResultSet row) throws SQLException {
        return new Post(
                row.getLong(1),
                row.getLong(2),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getInt(11),
                row.getLong(12),
                row.getLong(13),
                row.getString(14),
                row.getInt(15),
                row.getInt(16),
                row.getInt(17),
                row.getInt(18));
    }

    /** Whether this only repeats another post. */
    public boolean isRepost() {
        return repostOf != 0;
    }
}
