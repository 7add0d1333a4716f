package crm.social.sandbox.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who follows whom. */
public final class Follows {
    private Follows() {}

    /** Whether a follow exists: empty for no, true for one that still waits for consent. */
    public static Optional<Boolean> pending(Rows rows, long source, long target) {
        return rows.first(
                "select pending from follow where source = ? and target = ?", row -> row.getBoolean(1), source, target);
    }

    /** Whether the one sees what the other shows to followers. */
    public static boolean follows(Rows rows, long source, long target) {
        return pending(rows, source, target).map(waits -> !waits).orElse(false);
    }

    /** Whether the reader may see this person's posts. */
    public static boolean maySee(Rows rows, long reader, Person person) {
        return !person.isProtected() || person.id() == reader || follows(rows, reader, person.id());
    }

    /** Follows, or asks to. Nothing happens where it is so already; who asked before and need not any more follows. */
    public static void add(Rows rows, long source, long target, boolean pending) {
        if (!pending && accept(rows, source, target)) {
            return;
        }
        int added = rows.change(
                "insert into follow (source, target, pending) values (?, ?, ?) on conflict do nothing",
                source,
                target,
                pending);
        if (added == 1 && !pending) {
            count(rows, source, target, 1);
        }
    }

    /** Lets somebody follow who asked to. */
    public static boolean accept(Rows rows, long source, long target) {
        boolean waited = rows.change(
                        "update follow set pending = 0 where source = ? and target = ? and pending = 1", source, target)
                == 1;
        if (waited) {
            count(rows, source, target, 1);
        }
        return waited;
    }

    /** Those who ask to follow, last one first. */
    public static List<Person> requests(Rows rows, long person) {
        return rows.list(
                "select " + qualified() + " from follow join person on person.id = follow.source"
                        + " where follow.target = ? and follow.pending = 1 and person.state = 'active' order by follow.place desc",
                Person::read,
                person);
    }

    /** No longer follows or asks to. */
    public static void remove(Rows rows, long source, long target) {
        boolean counted = follows(rows, source, target);
        rows.change("delete from follow where source = ? and target = ?", source, target);
        if (counted) {
            count(rows, source, target, -1);
        }
    }

    private static void count(Rows rows, long source, long target, int by) {
        rows.change("update person set following_count = following_count + ? where id = ?", by, source);
        rows.change("update person set followers_count = followers_count + ? where id = ?", by, target);
    }

    static void removeAllOf(Rows rows, long person) {
        rows.list("select target from follow where source = ?", row -> row.getLong(1), person)
                .forEach(target -> remove(rows, person, target));
        rows.list("select source from follow where target = ?", row -> row.getLong(1), person)
                .forEach(source -> remove(rows, source, person));
        rows.change("delete from muted where source = ? or target = ?", person, person);
    }

    /** A page of those who follow, last one first. */
    public static List<Placed<Person>> followers(Rows rows, long person, Window window) {
        return people(rows, "source", "target", person, window);
    }

    /** A page of those who are followed, last one first. */
    public static List<Placed<Person>> following(Rows rows, long person, Window window) {
        return people(rows, "target", "source", person, window);
    }

    private static List<Placed<Person>> people(Rows rows, String wanted, String known, long person, Window window) {
        return window.placed(
                rows,
                "select " + qualified() + ", follow.place from follow join person on person.id = follow." + wanted
                        + " where follow." + known + " = ? and follow.pending = 0 and person.state = 'active'",
                "follow.place",
                21,
                Person::read,
                person);
    }

    static String qualified() {
        return Arrays.stream(Person.COLUMNS.split(",\\s*"))
                .map(column -> "person." + column)
                .collect(Collectors.joining(", "));
    }

    /** Whether the one has muted the other. */
    public static boolean mutes(Rows rows, long source, long target) {
        return rows.any("select 1 from muted where source = ? and target = ?", source, target);
    }

    /** Mutes, or no longer. */
    public static void mute(Rows rows, long source, long target, boolean wanted) {
        rows.change(
                wanted
                        ? "insert into muted (source, target) values (?, ?) on conflict do nothing"
                        : "delete from muted where source = ? and target = ?",
                source,
                target);
    }

    /** A page of those who are muted, last one first. */
    public static List<Placed<Person>> muted(Rows rows, long person, Window window) {
        return window.placed(
                rows,
                "select " + qualified() + ", muted.place from muted join person on person.id = muted.target"
                        + " where muted.source = ? and person.state = 'active'",
                "muted.place",
                21,
                Person::read,
                person);
    }
}
