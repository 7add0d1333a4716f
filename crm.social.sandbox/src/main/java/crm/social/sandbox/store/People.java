package crm.social.sandbox.store;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Accounts, as rows. */
public final class People {
    private static final String SELECT = "select " + Person.COLUMNS + " from person ";

    private People() {}

    /** Upper and lower case are the same name. */
    public static String key(String username) {
        return username.toLowerCase(Locale.ROOT);
    }

    /** By id, whatever its state. */
    public static Optional<Person> byId(Rows rows, long id) {
        return rows.first(SELECT + "where id = ?", Person::read, id);
    }

    /** By name, whatever its state. */
    public static Optional<Person> byUsername(Rows rows, String username) {
        return rows.first(SELECT + "where username_key = ?", Person::read, key(username));
    }

    /** By user name or e-mail address, for signing in. */
    public static Optional<Person> byNameOrEmail(Rows rows, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        String name = wanted.startsWith("@") ? wanted.substring(1) : wanted;
        return rows.first(SELECT + "where username_key = ?", Person::read, name)
                .or(() -> rows.first(SELECT + "where email = ?", Person::read, wanted));
    }

    /** Those of these ids that there are, in no order. */
    public static List<Person> byIds(Rows rows, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return ids.size() == 1
                ? byId(rows, ids.iterator().next()).map(List::of).orElse(List.of())
                : rows.list(SELECT + "where id in (select value from json_each(?))", Person::read, jsonOf(ids));
    }

    static String jsonOf(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }

    /** All that are not deleted, the first ones first. */
    public static List<Person> all(Rows rows) {
        return rows.list(SELECT + "where state <> 'deleted' order by id", Person::read);
    }

    /** Active accounts of which each word begins a word of the name or is part of the user name. */
    public static List<Person> matching(Rows rows, List<String> words) {
        StringBuilder sql = new StringBuilder(SELECT).append("where state = 'active'");
        Object[] values = new Object[words.size() * 2];
        for (int i = 0; i < words.size(); i++) {
            sql.append(" and (search_words like ? escape '\\' or username_key like ? escape '\\')");
            String plain = likeable(words.get(i));
            values[2 * i] = "% " + plain + "%";
            values[2 * i + 1] = "%" + plain + "%";
        }
        return rows.list(sql.toString(), Person::read, values);
    }

    static String likeable(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** Adds an account without posts or followers. */
    public static void add(Rows rows, Person person) {
        rows.change(
                """
                insert into person (id, username, username_key, name, email, bio, bio_spans, place, url, state, protected,
                  verified_type, created_at, picture, search_words, listed_count)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                person.id(),
                person.username(),
                key(person.username()),
                person.name(),
                person.email(),
                person.bio(),
                person.bioSpans(),
                person.place(),
                person.url(),
                person.state(),
                person.isProtected(),
                person.verifiedType(),
                person.createdAt().toEpochMilli(),
                person.picture(),
                person.searchWords(),
                person.listed());
    }

    /** Gives an account another user name; the old one is free for others from then on. */
    public static void rename(Rows rows, Person person, String username, long now) {
        rows.change(
                "insert into former_username (person_id, username_key, until) values (?, ?, ?)",
                person.id(),
                key(person.username()),
                now);
        rows.change(
                "update person set username = ?, username_key = ?, search_words = search_words || ? where id = ?",
                username,
                key(username),
                " " + key(username).replace('_', ' '),
                person.id());
    }

    /** Sets {@code active} or {@code suspended}. */
    public static void setState(Rows rows, long id, String state) {
        rows.change("update person set state = ? where id = ?", state, id);
    }

    /** Sets whether only followers see the posts. */
    public static void setProtected(Rows rows, long id, boolean value) {
        rows.change("update person set protected = ? where id = ?", value, id);
    }

    /** Takes an account away with all that it posted, liked and followed; its user name is free then. */
    public static void delete(Rows rows, Person person) {
        Follows.removeAllOf(rows, person.id());
        Likes.removeAllOf(rows, person.id());
        rows.list("select id from post where author_id = ? order by id desc", row -> row.getLong(1), person.id())
                .forEach(id -> Posts.delete(rows, id));
        rows.change("delete from session where person_id = ?", person.id());
        rows.change(
                "update person set state = 'deleted', username_key = ?, email = ?, pinned_post = null where id = ?",
                "deleted " + person.id(),
                "deleted " + person.id(),
                person.id());
    }
}
