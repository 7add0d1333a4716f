package crm.social.twitter;

import crm.social.api.Post;
import crm.social.api.Post.Media;
import crm.social.api.Post.MediaKind;
import crm.social.api.PostRef;
import crm.social.api.Profile;
import crm.social.api.RichText;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** X's posts with what came beside them. */
final class PostReader {
    private final HttpUrl web;
    private final RichTexts texts;
    private final ProfileReader profiles;
    private final Map<String, Profile> authors = new HashMap<>();
    private final Map<String, Wire.Post> others = new HashMap<>();
    private final Map<String, Wire.Media> media = new HashMap<>();

    PostReader(HttpUrl web, RichTexts texts, ProfileReader profiles) {
        this.web = web;
        this.texts = texts;
        this.profiles = profiles;
    }

    /** Takes in what came beside an answer's posts. */
    void add(Wire.Posts answer) {
        Wire.Includes includes = answer.includes();
        if (includes != null) {
            addAuthors(Wire.orEmpty(includes.users()));
            Wire.orEmpty(includes.posts()).forEach(post -> others.put(post.id(), post));
            Wire.orEmpty(includes.media()).forEach(item -> media.put(item.mediaKey(), item));
        }
    }

    /** A post that came beside another one, or null. */
    Wire.@Nullable Post beside(String id) {
        return others.get(id);
    }

    /** Authors whom X named by id only; its newer vocabulary leaves out those of posts that came beside others. */
    Set<String> missingAuthors(List<Wire.Post> shown) {
        Set<String> missing = new TreeSet<>();
        shown.forEach(post -> {
            Wire.Post original = referenced(post, "retweeted").orElse(post);
            Stream.of(Optional.of(post), Optional.of(original), referenced(original, "quoted"))
                    .flatMap(Optional::stream)
                    .filter(one -> others.containsKey(one.id()))
                    .map(Wire.Post::authorId)
                    .filter(id -> id != null && !authors.containsKey(id))
                    .forEach(missing::add);
        });
        return missing;
    }

    void addAuthors(List<Wire.User> found) {
        found.forEach(user -> authors.put(user.id(), profiles.read(user)));
    }

    Post read(Wire.Post post) {
        Optional<Wire.Post> reposted = referenced(post, "retweeted");
        return reposted.isPresent() ? one(reposted.get(), author(post)) : one(post, null);
    }

    private Post one(Wire.Post post, @Nullable Profile repostedBy) {
        Profile author = author(post);
        Wire.PostMetrics metrics = post.publicMetrics();
        return new Post(
                new PostRef(post.id()),
                author,
                text(post),
                post.createdAt() == null ? Instant.EPOCH : post.createdAt(),
                metrics == null
                        ? new Post.Counts(-1, -1, -1)
                        : new Post.Counts(
                                ProfileReader.count(metrics.replyCount()),
                                ProfileReader.count(metrics.repostCount()),
                                ProfileReader.count(metrics.likeCount())),
                reference(post, "replied_to").map(PostRef::new).orElse(null),
                repliedHandle(post),
                referenced(post, "quoted").map(this::quoted).orElse(null),
                repostedBy,
                media(post),
                page(author, post.id()));
    }

    private Post quoted(Wire.Post post) {
        Post whole = one(post, null);
        return new Post(
                whole.ref(),
                whole.author(),
                whole.text(),
                whole.at(),
                whole.counts(),
                whole.inReplyTo(),
                whole.inReplyToHandle(),
                null,
                null,
                whole.media(),
                whole.href());
    }

    /** Posts longer than usual carry their whole text in a note. */
    private RichText text(Wire.Post post) {
        Wire.Note note = post.notePost();
        return note != null && note.text() != null
                ? texts.of(note.text(), note.entities())
                : texts.of(post.text(), post.entities());
    }

    private Profile author(Wire.Post post) {
        String id = post.authorId() == null ? "0" : post.authorId();
        Profile known = authors.get(id);
        return known == null ? profiles.unknown(id) : known;
    }

    private String repliedHandle(Wire.Post post) {
        Profile known = authors.get(Objects.requireNonNullElse(post.inReplyToUserId(), ""));
        return known == null ? "" : known.handle();
    }

    static Optional<String> reference(Wire.Post post, String type) {
        return Wire.orEmpty(post.referencedPosts()).stream()
                .filter(reference -> reference.type().equals(type))
                .map(Wire.Reference::id)
                .findFirst();
    }

    private Optional<Wire.Post> referenced(Wire.Post post, String type) {
        return reference(post, type).map(others::get);
    }

    private List<Media> media(Wire.Post post) {
        List<Media> attached = new ArrayList<>();
        for (String key : Wire.orEmpty(
                post.attachments() == null ? null : post.attachments().mediaKeys())) {
            Wire.Media item = media.get(key);
            if (item != null) {
                attached.add(media(item));
            }
        }
        return attached;
    }

    private static Media media(Wire.Media item) {
        MediaKind kind =
                switch (item.type()) {
                    case "video" -> MediaKind.VIDEO;
                    case "animated_gif" -> MediaKind.ANIMATION;
                    default -> MediaKind.PICTURE;
                };
        return new Media(
                kind,
                ProfileReader.uri(item.url() == null ? item.previewImageUrl() : item.url()),
                item.altText() == null ? "" : item.altText(),
                item.width() == null ? 0 : item.width(),
                item.height() == null ? 0 : item.height());
    }

    private URI page(Profile author, String id) {
        String name = author.handle().isEmpty() ? "i" : author.handle();
        return web.newBuilder()
                .addPathSegment(name)
                .addPathSegment("status")
                .addPathSegment(id)
                .build()
                .uri();
    }
}
