package crm.social.sandbox.store;

import crm.social.sandbox.text.PostText;
import crm.social.sandbox.text.Span;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Writes posts as X does: links shortened, names found, a reply begun with the name of whom it answers. */
public final class Posting {
    private final ToLongFunction<Instant> ids;

    /** Gives each post the number that {@code ids} makes for its moment. */
    public Posting(ToLongFunction<Instant> ids) {
        this.ids = ids;
    }

    /**
     * What is to be posted.
     *
     * @param replyTo 0 for none
     * @param quoted 0 for none
     * @param pictures at most four
     */
    public record Draft(String typed, long replyTo, long quoted, String replySettings, List<Picture> pictures) {
        public Draft {
            pictures = List.copyOf(pictures);
        }

        /** One without pictures. */
        public Draft(String typed, long replyTo, long quoted, String replySettings) {
            this(typed, replyTo, quoted, replySettings, List.of());
        }
    }

    /** A picture to be drawn, and what is to be seen on it. */
    public record Picture(String motif, String alt) {}

    /** Hash of what was typed and what it answers, to find the same again. */
    public static String typedHash(Draft draft) {
        return Secrets.hash(draft.typed().strip() + "\n" + draft.replyTo() + "\n" + draft.quoted());
    }

    /** Posts at a moment. */
    public Post post(Rows rows, Person author, Draft draft, Instant now) {
        long id = ids.applyAsLong(now);
        Optional<Post> parent = draft.replyTo() == 0 ? Optional.empty() : Posts.byId(rows, draft.replyTo());
        PostText typed = PostText.of(draft.typed());
        Map<String, Long> named = new HashMap<>();
        typed.mentioned().forEach(name -> People.byUsername(rows, name)
                .filter(Person::isActive)
                .ifPresent(person -> named.put(name, person.id())));
        PostText text = typed.naming(named);
        int shownFrom = 0;
        Optional<Person> answered = parent.filter(post -> post.author() != author.id())
                .filter(post -> !named.containsValue(post.author()))
                .flatMap(post -> People.byId(rows, post.author()));
        if (answered.isPresent()) {
            Person to = answered.get();
            String before = "@" + to.username() + " ";
            text = text.after(
                    before,
                    List.of(new Span("mention", 0, before.length() - 1, to.username(), String.valueOf(to.id()), "")));
            named.put(People.key(to.username()), to.id());
            shownFrom = before.length();
        }
        if (!draft.pictures().isEmpty()) {
            text = text.withPictures("/" + author.username() + "/status/" + id);
        }
        Post made = new Post(
                id,
                author.id(),
                now,
                text.text(),
                typedHash(draft),
                Span.write(text.spans()),
                PostText.language(draft.typed()),
                parent.map(Post::conversation).orElse(id),
                draft.replyTo(),
                parent.map(Post::author).orElse(0L),
                shownFrom,
                draft.quoted(),
                0,
                draft.replySettings(),
                0,
                0,
                0,
                0);
        Posts.add(rows, made, named.values());
        for (int i = 0; i < draft.pictures().size(); i++) {
            Picture picture = draft.pictures().get(i);
            new Media(ids.applyAsLong(now), id, i + 1, picture.motif(), picture.alt()).add(rows);
        }
        return made;
    }

    /** Repeats another's post at a moment, or finds that it was done before. */
    public Post repost(Rows rows, Person person, Post original, Instant now) {
        return Posts.repost(rows, person.id(), original.id()).orElseGet(() -> newRepost(rows, person, original, now));
    }

    private Post newRepost(Rows rows, Person person, Post original, Instant now) {
        long id = ids.applyAsLong(now);
        Person author = People.byId(rows, original.author()).orElseThrow();
        PostText text = PostText.repost(
                author.id(), author.username(), new PostText(original.text(), Span.read(original.spans())));
        Post made = new Post(
                id,
                person.id(),
                now,
                text.text(),
                "repost " + original.id(),
                Span.write(text.spans()),
                original.lang(),
                id,
                0,
                0,
                0,
                0,
                original.id(),
                "everyone",
                0,
                0,
                0,
                0);
        Posts.add(rows, made, List.of());
        return made;
    }
}
