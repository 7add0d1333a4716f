package crm.social.sandbox.seed;

import crm.social.sandbox.store.Likes;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Post;
import crm.social.sandbox.store.Posting;
import crm.social.sandbox.store.Posts;
import crm.social.sandbox.store.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What is written down line by line: talks of the last days, with answers, quotes, pictures and mentions, and one that many answered. */
final class Scenes {
    private static final String BUSY = "busy";
    private static final int ANSWERS = 36;

    private final Rows rows;
    private final Random random;
    private final Instant now;
    private final Posting posting;
    private final Map<String, Post> played = new HashMap<>();

    Scenes(Rows rows, Random random, Instant now) {
        this.rows = rows;
        this.random = random;
        this.now = now;
        this.posting = new Posting(new PastIds(rows, random)::next);
    }

    void play(List<Person> crowd) {
        for (String line : new Lines().of("scenes.tsv")) {
            String[] parts = line.split("\t", -1);
            Optional<Person> who = People.byUsername(rows, parts[1]).filter(Person::isActive);
            Instant when = now.minus(Duration.ofMinutes(Long.parseLong(parts[0])));
            who.ifPresent(person -> play(person, parts, when));
        }
        Optional.ofNullable(played.get(BUSY)).ifPresent(post -> answer(post, crowd));
        applaud(crowd);
    }

    private void play(Person person, String[] parts, Instant when) {
        String relation = parts[3];
        Post other = relation.length() > 3 ? played.get(relation.substring(3)) : null;
        if (relation.startsWith("rt:")) {
            if (other != null && Posts.repost(rows, person.id(), other.id()).isEmpty()) {
                posting.repost(rows, person, other, when);
            }
            return;
        }
        long replyTo = other != null && relation.startsWith("re:") ? other.id() : 0;
        long quoted = other != null && relation.startsWith("qt:") ? other.id() : 0;
        played.put(
                parts[2],
                posting.post(
                        rows,
                        person,
                        new Posting.Draft(parts[5], replyTo, quoted, "everyone", pictures(parts[4])),
                        when));
    }

    private static List<Posting.Picture> pictures(String described) {
        List<Posting.Picture> pictures = new ArrayList<>();
        for (String one : described.equals("-") ? new String[0] : described.split("\\|")) {
            int colon = one.indexOf(':');
            pictures.add(new Posting.Picture(one.substring(0, colon), one.substring(colon + 1)));
        }
        return pictures;
    }

    private void answer(Post post, List<Person> crowd) {
        Voices voices = new Voices(random);
        long seconds = Duration.between(post.createdAt(), now).toSeconds() - 600;
        for (int i = 0; i < Math.min(ANSWERS, crowd.size()); i++) {
            Instant when = post.createdAt().plusSeconds(300 + (seconds - 300) * i / ANSWERS);
            Person person = crowd.get(i * 5 % crowd.size());
            String typed = voices.say("everybody", "replies_ja", "ja");
            posting.post(rows, person, new Posting.Draft(typed, post.id(), 0, "everyone"), when);
        }
    }

    private void applaud(List<Person> crowd) {
        played.values().stream().map(Post::id).sorted().forEach(post -> {
            for (int i = random.nextInt(24); i > 0; i--) {
                Likes.add(rows, crowd.get(random.nextInt(crowd.size())).id(), post);
            }
        });
    }
}
