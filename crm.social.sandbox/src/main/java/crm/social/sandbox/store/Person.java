package crm.social.sandbox.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * An account.
 *
 * @param bio as shown, links shortened
 * @param bioSpans where links stand in it, as JSON
 * @param state {@code active}, {@code suspended} or {@code deleted}
 * @param verifiedType {@code none}, {@code blue}, {@code business} or {@code government}
 * @param picture number of the profile picture; a new picture has a new number, so that its address changes
 * @param pinnedPost 0 for none
 */
public record Person(
        long id,
        String username,
        String name,
        String email,
        String bio,
        String bioSpans,
        String place,
        String url,
        String state,
        boolean isProtected,
        String verifiedType,
        Instant createdAt,
        long picture,
        long pinnedPost,
        String searchWords,
        int followers,
        int following,
        int posts,
        int likes,
        int listed) {

    static final String COLUMNS = """
            id, username, name, email, bio, bio_spans, place, url, state, protected, verified_type, created_at, picture,
            pinned_post, search_words, followers_count, following_count, post_count, like_count, listed_count""";

    static Person read(ResultSet row) throws SQLException {
        return new Person(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getBoolean(10),
                row.getString(11),
                Instant.ofEpochMilli(row.getLong(12)),
                row.getLong(13),
                row.getLong(14),
                row.getString(15),
                row.getInt(16),
                row.getInt(17),
                row.getInt(18),
                row.getInt(19),
                row.getInt(20));
    }

    /** Whether the account is neither suspended nor deleted. */
    public boolean isActive() {
        return state.equals("active");
    }

    /** Whether the network has suspended the account. */
    public boolean isSuspended() {
        return state.equals("suspended");
    }

    /** Whether the account has a mark beside its name. */
    public boolean isVerified() {
        return !verifiedType.equals("none");
    }
}
