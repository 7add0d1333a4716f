package crm.social.core.act;

import crm.social.api.Act;
import crm.social.api.Post;
import crm.social.api.Profile;
import crm.social.api.Profile.Relation;
import crm.social.core.CoreStore;
import crm.social.core.account.AccountRow;
import crm.social.core.act.ActRow.State;
import crm.social.core.act.ActTable.Move;
import crm.social.core.act.ActTable.Word;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What was done through us, laid over what was read before: on every node at once, and without reading anything at a network again.
 */
@Component(service = Ledger.class)
public final class Ledger {
    private static final List<Act> REACTIONS = List.of(Act.REPOST, Act.LIKE);

    private final CoreStore store;

    @Activate
    public Ledger(@Reference CoreStore store) {
        this.store = store;
    }

    /** A post as it stands by now, and what an account has done to it. */
    public record Marked(Post post, Set<Act> done) {}

    private record Key(Act act, String target) {}

    private record Found(Map<Key, Word> words, Map<Key, Integer> moves) {
        State state(Act act, String target) {
            Word word = words.get(new Key(act, target));
            return word == null ? State.UNKNOWN : word.state();
        }

        int moved(Act act, String target) {
            return moves.getOrDefault(new Key(act, target), 0);
        }
    }

    private Found find(AccountRow account, List<Act> acts, Collection<String> targets, Instant readAt) {
        List<String> all = targets.stream().distinct().toList();
        return store.read(tx -> new Found(
                ActTable.words(tx, account.id(), acts, all).stream()
                        .collect(Collectors.toMap(word -> new Key(word.act(), word.target()), Function.identity())),
                ActTable.moves(tx, account.key().network(), all, readAt).stream()
                        .collect(Collectors.toMap(move -> new Key(move.act(), move.target()), Move::by))));
    }

    /**
     * Posts as an account sees them.
     *
     * @param readAt when they were read
     */
    public List<Marked> posts(AccountRow account, List<Post> posts, Instant readAt) {
        if (posts.isEmpty()) {
            return List.of();
        }
        Found found = find(
                account,
                REACTIONS,
                posts.stream().map(post -> post.ref().value()).toList(),
                readAt);
        return posts.stream().map(post -> marked(account, post, found)).toList();
    }

    private static Marked marked(AccountRow account, Post post, Found found) {
        String ref = post.ref().value();
        Set<Act> done = EnumSet.noneOf(Act.class);
        for (Act act : REACTIONS) {
            State state = found.state(act, ref);
            if (state == State.ON || state == State.UNKNOWN && act == Act.REPOST && passedOnBy(account, post)) {
                done.add(act);
            }
        }
        int reposts = found.moved(Act.REPOST, ref);
        int likes = found.moved(Act.LIKE, ref);
        return new Marked(reposts == 0 && likes == 0 ? post : counted(post, reposts, likes), done);
    }

    private static boolean passedOnBy(AccountRow account, Post post) {
        Profile by = post.repostedBy();
        return by != null && by.key().equals(account.key());
    }

    private static Post counted(Post post, int reposts, int likes) {
        Post.Counts counts = post.counts();
        return new Post(
                post.ref(),
                post.author(),
                post.text(),
                post.at(),
                new Post.Counts(counts.replies(), moved(counts.reposts(), reposts), moved(counts.likes(), likes)),
                post.inReplyTo(),
                post.inReplyToHandle(),
                post.quoted(),
                post.repostedBy(),
                post.media(),
                post.href());
    }

    /** What the network does not tell, nobody knows. */
    private static long moved(long count, int by) {
        return count < 0 ? count : Math.max(0, count + by);
    }

    /** Somebody as an account sees them. */
    public Profile person(AccountRow account, Profile person, Instant readAt) {
        return people(account, List.of(person), readAt).get(0);
    }

    /** People as an account sees them. */
    public List<Profile> people(AccountRow account, List<Profile> people, Instant readAt) {
        if (people.isEmpty()) {
            return people;
        }
        List<String> subjects =
                people.stream().map(person -> person.key().subject()).toList();
        Found found = find(account, List.of(Act.FOLLOW), subjects, readAt);
        return people.stream().map(person -> followed(person, found, readAt)).toList();
    }

    private static Profile followed(Profile person, Found found, Instant readAt) {
        String subject = person.key().subject();
        Word word = found.words().get(new Key(Act.FOLLOW, subject));
        boolean later = word != null
                && word.state() != State.UNKNOWN
                && !word.changedAt().isBefore(readAt);
        Set<Relation> relation = later ? relation(person.relation(), word.state()) : person.relation();
        int followers = found.moved(Act.FOLLOW, subject);
        if (followers == 0 && relation.equals(person.relation())) {
            return person;
        }
        Profile.Counts counts = person.counts();
        return new Profile(
                person.key(),
                person.handle(),
                person.name(),
                person.bio(),
                person.place(),
                person.site(),
                person.siteLabel(),
                person.picture(),
                person.banner(),
                new Profile.Counts(moved(counts.followers(), followers), counts.following(), counts.posts()),
                person.marks(),
                relation,
                person.since(),
                person.href());
    }

    private static Set<Relation> relation(Set<Relation> read, State state) {
        Set<Relation> relation = EnumSet.noneOf(Relation.class);
        relation.addAll(read);
        relation.removeAll(told(State.ON));
        relation.removeAll(told(State.ASKED));
        relation.addAll(told(state));
        return relation;
    }

    /** What an act tells of how two accounts stand to each other. */
    static Set<Relation> told(State state) {
        return switch (state) {
            case ON -> Set.of(Relation.FOLLOWING);
            case ASKED -> Set.of(Relation.FOLLOW_REQUESTED);
            case OFF, UNKNOWN -> Set.of();
        };
    }
}
