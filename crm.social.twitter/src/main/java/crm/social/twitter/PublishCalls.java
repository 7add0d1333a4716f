package crm.social.twitter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import crm.social.api.Act;
import crm.social.api.Decision;
import crm.social.api.Message;
import crm.social.api.Post;
import crm.social.api.PostRef;
import crm.social.api.Price;
import crm.social.api.RichText;
import crm.social.api.RichText.SegmentKind;
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
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Posting and replying. */
final class PublishCalls {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(1);

    private final Settings settings;
    private final XApi api;
    private final Access access;
    private final PostCalls posts;
    private final ProfileReader profiles;
    private final ObjectMapper json;
    private final Clock clock;

    PublishCalls(
            Settings settings,
            XApi api,
            Access access,
            PostCalls posts,
            ProfileReader profiles,
            ObjectMapper json,
            Clock clock) {
        this.settings = settings;
        this.api = api;
        this.access = access;
        this.posts = posts;
        this.profiles = profiles;
        this.json = json;
        this.clock = clock;
    }

    /** The body of a new post. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record NewPost(String text, @Nullable InReplyTo reply) {}

    private record InReplyTo(String inReplyToTweetId) {}

    /**
     * On the pay-per-use plan X takes a reply only where the author of the post mentioned the account (since 2026-02-23); its own page takes it
     * always.
     */
    Decision decide(Act act, Viewer.Account viewer, @Nullable Post target) {
        if (settings.plan() == Plan.PAY_PER_USE && act == Act.REPLY && target != null && !summoned(viewer, target)) {
            HttpUrl page = settings.web()
                    .newBuilder()
                    .addPathSegments("intent/post")
                    .addQueryParameter("in_reply_to", target.ref().value())
                    .build();
            return new Decision.HandOff(page.uri(), Message.of(Twitter.BUNDLE, "reply.notSummoned"));
        }
        return new Decision.Allowed(price(false));
    }

    Price price(boolean withLink) {
        return settings.plan() == Plan.ENTERPRISE
                ? Price.FREE
                : new Price(withLink ? Prices.PUBLISH_LINK : Prices.PUBLISH);
    }

    Answer<Post> publish(Viewer.Account viewer, Text text) {
        PostRef target = text.inReplyTo();
        NewPost body = new NewPost(text.text(), target == null ? null : new InReplyTo(target.value()));
        XApi.Reply<Wire.Created> reply = api.write(
                "posts.create",
                address().build(),
                access.token(viewer),
                "POST",
                RequestBody.create(write(body), JSON),
                Wire.Created.class);
        Wire.CreatedPost created = reply.body().data();
        if (created == null || created.id() == null) {
            throw new SocialException(Kind.OUTCOME_UNKNOWN, "X took a post without saying which");
        }
        return new Answer<>(
                published(viewer, text, created.id()),
                List.of(),
                false,
                reply.windows(),
                price(TextLength.hasLink(text.text())));
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
            api.write(
                    "posts.delete",
                    address,
                    access.token(viewer),
                    "DELETE",
                    RequestBody.create(new byte[0]),
                    Map.class);
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

    private static boolean summoned(Viewer.Account viewer, Post target) {
        return target.author().key().equals(viewer.account())
                || target.text().segments().stream()
                        .filter(segment -> segment.kind() == SegmentKind.MENTION)
                        .anyMatch(segment -> segment.text().equalsIgnoreCase("@" + viewer.handle()));
    }

    private HttpUrl.Builder address() {
        return settings.api().newBuilder().addPathSegments("2/tweets");
    }

    private String write(NewPost body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a text can be written as JSON");
        }
    }
}
