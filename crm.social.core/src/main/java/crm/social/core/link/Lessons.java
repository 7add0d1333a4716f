package crm.social.core.link;

import crm.social.api.Links.State;
import crm.social.api.Profile;
import crm.social.api.SubjectKey;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.Digest;
import crm.social.core.Json;
import crm.social.core.NetworkWords;
import crm.social.core.Topics;
import crm.social.core.link.LinkRow.Held;
import crm.store.Job;
import crm.store.JobKind;
import crm.store.Outcome;
import crm.store.Subscription;
import crm.store.Tx;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** What is learned about linked people by looking at them: all links to them know it, the first ones at once, many by a job. */
@Component(service = Lessons.class, immediate = true) // does jobs
public final class Lessons {
    private static final int AT_ONCE = 10;

    private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final CoreStore store;
    private final LinkChanges changes;
    private final Clock clock;
    private final Subscription job;

    @Activate
    public Lessons(@Reference CoreStore store, @Reference LinkChanges changes, @Reference Clock clock) {
        this.store = store;
        this.changes = changes;
        this.clock = clock;
        this.job = store.handle(CoreJob.LEARN, this::goOn);
    }

    @Deactivate
    public void close() {
        job.close();
    }

    /**
     * What is known of somebody.
     *
     * @param handle the newest, or null where only the state was seen
     * @param asked when the network was asked
     */
    private record Lesson(
            SubjectKey who, State state, @Nullable String handle, Instant asked) {
        String written() {
            List<String> all = new ArrayList<>(List.of(who.network(), who.subject(), state.name()));
            if (handle != null) {
                all.add(handle);
                all.add(Long.toString(asked.toEpochMilli()));
            }
            return Json.list(all);
        }

        static Lesson read(String written) {
            List<String> all = Json.strings(written);
            SubjectKey who = new SubjectKey(all.get(0), all.get(1));
            State state = State.valueOf(all.get(2));
            String handle = all.size() > 3 ? all.get(3) : null;
            // Those of an earlier version do not say when.
            return new Lesson(
                    who, state, handle, all.size() > 4 ? Instant.ofEpochMilli(Long.parseLong(all.get(4))) : LATEST);
        }
    }

    /**
     * A linked person was looked at: a new handle goes to the field, the old one into the history.
     *
     * @param asked when the network was asked: of two answers the one that was asked for later counts, whichever comes first
     */
    public void seen(Profile profile, Instant asked) {
        State state = profile.marks().contains(Profile.Mark.PROTECTED) ? State.PROTECTED : State.ACTIVE;
        learn(new Lesson(profile.key(), state, profile.handle(), asked));
    }

    /** A linked person cannot be looked at any more, or not now. */
    public void gone(SubjectKey who, State state) {
        learn(new Lesson(who, state, null, LATEST));
    }

    private void learn(Lesson lesson) {
        if (store.read(tx -> behind(tx, lesson, 1)).isEmpty()) {
            return;
        }
        NetworkWords words = changes.words(lesson.who().network());
        store.write(tx -> {
            if (some(tx, lesson, words)) {
                JobKind later = store.jobs(CoreJob.LEARN);
                String key =
                        Digest.of(lesson.who().network() + "/" + lesson.who().subject());
                later.cancel(tx, key); // what it would write is older
                later.schedule(tx, key, tx.now(), lesson.written());
            }
            return true;
        });
    }

    private Outcome goOn(Job run) {
        Lesson lesson = Lesson.read(run.data());
        NetworkWords words = changes.words(lesson.who().network());
        boolean more = store.write(tx -> some(tx, lesson, words));
        return more ? Outcome.again(clock.instant(), run.data()) : Outcome.done();
    }

    /** Some links learn. Answers whether there may be more of them. */
    private boolean some(Tx tx, Lesson lesson, NetworkWords words) {
        List<LinkRow> rows = behind(tx, lesson, AT_ONCE);
        rows.forEach(row -> learn(tx, row, lesson, words));
        return rows.size() == AT_ONCE;
    }

    private static List<LinkRow> behind(Tx tx, Lesson lesson, int most) {
        String handle = lesson.handle();
        if (handle != null
                && LinkTable.seenSince(tx, lesson.who(), handle, lesson.asked()).isPresent()) {
            return List.of();
        }
        return LinkTable.behind(tx, lesson.who(), lesson.handle(), lesson.state(), most);
    }

    private void learn(Tx tx, LinkRow row, Lesson lesson, NetworkWords words) {
        Held held = row.held();
        if (held == null) {
            return;
        }
        String handle = lesson.handle();
        String newest = handle == null ? held.handle() : handle;
        if (!LinkTable.learn(tx, row, newest, lesson.state())) {
            return;
        }
        if (newest.equals(held.handle())) {
            Topics.link(tx, row.record(), row.network());
            return;
        }
        LinkTable.seen(tx, lesson.who(), newest, tx.now());
        changes.renamed(tx, row, held, newest, words);
    }
}
