package crm.social.sandbox.seed;

import crm.social.sandbox.store.Ids;
import crm.social.sandbox.store.Likes;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Post;
import crm.social.sandbox.store.Posting;
import crm.social.sandbox.store.Posts;
import crm.social.sandbox.store.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Writes the posts of the weeks before the first start, in the order of time, so that they can answer each other. */
final class Writing {
    private static final Duration SPAN = Duration.ofDays(60);
    private static final int MEMORY = 240;

    /** When somebody posts. */
    private record Moment(int who, Instant when) {}

    private final Rows rows;
    private final Random random;
    private final Instant now;
    private final Voices voices;
    private final Posting posting;
    /** What others may still answer: posts that anybody can see. */
    private final List<Post> open = new ArrayList<>();

    private long last;

    Writing(Rows rows, Random random, Instant now) {
        this.rows = rows;
        this.random = random;
        this.now = now;
        this.voices = new Voices(random);
        this.posting = new Posting(this::number);
    }

    void write(List<Member> members, List<Person> people) {
        List<Post> written = new ArrayList<>();
        for (Moment moment : moments(members)) {
            Post post = post(members.get(moment.who), people.get(moment.who), moment.when);
            written.add(post);
            Person author = people.get(moment.who);
            if (!author.isProtected() && author.isActive() && !post.isRepost()) {
                open.add(post);
            }
        }
        like(people, written);
        pin(members, people);
    }

    private List<Moment> moments(List<Member> members) {
        List<Moment> moments = new ArrayList<>();
        for (int who = 0; who < members.size(); who++) {
            int many = members.get(who).is("silent") ? 0 : 10 + random.nextInt(51);
            for (int i = 0; i < many; i++) {
                // The square brings most of them near the present.
                double back = random.nextDouble() * random.nextDouble();
                long seconds = 120 + (long) (back * SPAN.toSeconds());
                moments.add(new Moment(who, now.minusSeconds(seconds)));
            }
        }
        moments.sort(Comparator.comparing(Moment::when).thenComparing(Moment::who));
        return moments;
    }

    private long number(Instant when) {
        last = Math.max(last + 1, Ids.at(when) + random.nextInt(1 << 12));
        return last;
    }

    private Post post(Member member, Person person, Instant when) {
        int kind = member.voice().equals(member.lang()) || member.is("company") ? random.nextInt(100) : 0;
        String lang = member.lang();
        if (kind >= 62 && kind < 82) {
            Post parent = earlier(person);
            if (parent != null) {
                return write(person, "replies_" + parent.lang(), parent.lang(), parent.id(), 0, when);
            }
        } else if (kind >= 82 && kind < 91) {
            Post original = earlier(person);
            if (original != null
                    && Posts.repost(rows, person.id(), original.id()).isEmpty()) {
                return posting.repost(rows, person, original, when);
            }
        } else if (kind >= 91 && kind < 96) {
            Post quoted = earlier(person);
            if (quoted != null) {
                return write(person, "quotes_" + lang, lang, 0, quoted.id(), when);
            }
        } else if (kind >= 96 && !member.is("company")) {
            return write(person, "mentions_" + lang, lang, 0, 0, when);
        }
        return write(person, "posts_" + member.voice(), lang, 0, 0, when);
    }

    private @Nullable Post earlier(Person person) {
        if (open.isEmpty()) {
            return null;
        }
        Post found = open.get(open.size() - 1 - random.nextInt(Math.min(MEMORY, open.size())));
        boolean readable = found.lang().equals("ja") || found.lang().equals("en");
        return found.author() == person.id() || !readable ? null : found;
    }

    private Post write(Person person, String kind, String lang, long replyTo, long quoted, Instant when) {
        String typed = voices.say(person.username(), kind, lang);
        return posting.post(rows, person, new Posting.Draft(typed, replyTo, quoted, "everyone"), when);
    }

    private void like(List<Person> people, List<Post> written) {
        List<Likes.Like> likes = new ArrayList<>();
        for (Post post : written) {
            int many = post.isRepost() ? 0 : (int) Math.abs(random.nextGaussian() * 5);
            for (int i = 0; i < many; i++) {
                Person fan = people.get(random.nextInt(people.size()));
                if (fan.id() != post.author() && fan.isActive()) {
                    likes.add(new Likes.Like(fan.id(), post.id()));
                }
            }
        }
        Likes.addAll(rows, likes);
    }

    private void pin(List<Member> members, List<Person> people) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).is("company")) {
                long id = people.get(i).id();
                rows.change("""
                        update person set pinned_post = (select id from post where author_id = ? and reply_to_id is null
                          and repost_of_id is null order by like_count desc, id desc limit 1) where id = ?""", id, id);
            }
        }
    }
}
