package crm.social.twitter;

import com.fasterxml.jackson.annotation.JsonInclude;
import crm.social.api.Post;
import crm.social.api.PostRef;
import crm.social.api.Price;
import crm.social.api.RichText;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer;
import crm.social.api.provider.Publishing.Text;
import crm.social.api.provider.Viewer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Posting and replying. */
final class PublishCalls {
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(1);

    private final Settings settings;
    private final XApi api;
    private final Access access;
    private final PostCalls posts;
    private final ProfileReader profiles;
    private final Decisions decisions;
    private final Clock clock;

    PublishCalls(
            Settings settings,
            XApi api,
            Access access,
            PostCalls posts,
            ProfileReader profiles,
            Decisions decisions,
            Clock clock) {
        this.settings = settings;
        this.api = api;
        this.access = access;
        this.posts = posts;
        this.profiles = profiles;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** The body of a new post. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record NewPost(String text, @Nullable InReplyTo reply) {}

    private record InReplyTo(String inReplyToTweetId) {}

    /** A link makes any text dear; X takes replies to others at a price of their own. */
    Price price(String text, boolean isReply) {
        return decisions.price(
                TextLength.hasLink(text) ? Prices.PUBLISH_LINK : isReply ? Prices.SUMMONED_REPLY : Prices.PUBLISH);
    }

    Answer<Post> publish(Viewer.Account viewer, Text text) {
        PostRef target = text.inReplyTo();
        NewPost body = new NewPost(text.text(), target == null ? null : new InReplyTo(target.value()));
        XApi.Reply<Wire.Created> reply =
                api.write("posts.create", address().build(), access.token(viewer), "POST", body, Wire.Created.class);
        Wire.CreatedPost created = reply.body().data();
        if (created == null || created.id() == null) {
            throw new SocialException(Kind.OUTCOME_UNKNOWN, "X took a post without saying which");
        }
        return new Answer<>(
                published(viewer, text, created.id()),
                List.of(),
                false,
                reply.windows(),
                price(text.text(), target != null));
    }

    /** X's answer to a new post is thin; what we know of it ourselves completes it. */
    private Post published(Viewer.Account viewer, Text text, String id) {
        HttpUrl page = settings.web()
                .newBuilder()
                .addPathSegment(viewer.handle())
                .addPathSegment("status")
                .addPathSegment(id)
                .build();
        return new Post(
                new PostRef(id),
                profiles.unknown(viewer.account().subject()),
                RichText.plain(text.text()),
                clock.instant(),
                new Post.Counts(0, 0, 0),
                text.inReplyTo(),
                "",
                null,
                null,
                List.of(),
                page.uri());
    }

    Answer<Optional<Post>> findOwn(Viewer.Account viewer, Text text, Instant since) {
        var answer = posts.since(viewer, viewer.account().subject(), since.minus(CLOCKS_MAY_DIFFER));
        Optional<Post> own = answer.value().items().stream()
                .filter(post -> isThat(post, text))
                .findFirst();
        return new Answer<>(own, List.of(), true, answer.windows(), answer.price());
    }

    void delete(Viewer.Account viewer, PostRef post) {
        HttpUrl address = address().addPathSegment(post.value()).build();
        try {
            api.write("posts.delete", address, access.token(viewer), "DELETE", null, Map.class);
        } catch (SocialException e) {
            if (e.kind() != Kind.NOT_FOUND) {
                throw e;
            }
        }
    }

    private static boolean isThat(Post post, Text text) {
        PostRef target = text.inReplyTo();
        boolean sameTarget = target == null ? post.inReplyTo() == null : target.equals(post.inReplyTo());
        return sameTarget && comparable(post.text().text()).equals(comparable(text.text()));
    }

    /** X shortens links, and puts the mentions of a reply in front. */
    private static String comparable(String text) {
        return TextLength.withoutLinks(text).replaceFirst("^(@\\w{1,20}\\s+)+", "");
    }

    private HttpUrl.Builder address() {
        return settings.api().newBuilder().addPathSegments("2/tweets");
    }
}
