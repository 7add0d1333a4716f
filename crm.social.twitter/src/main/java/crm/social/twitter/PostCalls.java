package crm.social.twitter;

import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Post;
import crm.social.api.Price;
import crm.social.api.Profile.Mark;
import crm.social.api.SocialException;
import crm.social.api.provider.Answer;
import crm.social.api.provider.Viewer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What somebody said. */
final class PostCalls {
    private static final int FEWEST = 5;
    private static final int MOST = 100;
    private static final String MEDIA_FIELDS = "alt_text,height,media_key,preview_image_url,type,url,width";

    private final Settings settings;
    private final XApi api;
    private final Access access;
    private final ProfileReader profiles;
    private final ProfileCalls authors;
    private final RichTexts texts;

    PostCalls(
            Settings settings, XApi api, Access access, ProfileReader profiles, ProfileCalls authors, RichTexts texts) {
        this.settings = settings;
        this.api = api;
        this.access = access;
        this.profiles = profiles;
        this.authors = authors;
        this.texts = texts;
    }

    Answer<Page<Post>> timeline(Viewer viewer, String subject, int limit, @Nullable PageToken page) {
        HttpUrl.Builder address = address(subject, limit);
        if (page != null) {
            address.addQueryParameter("pagination_token", page.value());
        }
        return read(viewer, address.build());
    }

    /** What somebody said since a moment. */
    Answer<Page<Post>> since(Viewer viewer, String subject, Instant since) {
        return read(
                viewer,
                address(subject, MOST)
                        .addQueryParameter(
                                "start_time",
                                since.truncatedTo(ChronoUnit.SECONDS).toString())
                        .build());
    }

    private HttpUrl.Builder address(String subject, int limit) {
        return settings.api()
                .newBuilder()
                .addPathSegments("2/users")
                .addPathSegment(subject)
                .addPathSegment("tweets")
                .addQueryParameter("max_results", String.valueOf(Math.min(MOST, Math.max(FEWEST, limit))))
                .addQueryParameter(
                        settings.vocabulary().fieldsParameter(),
                        settings.vocabulary().fields())
                .addQueryParameter("expansions", settings.vocabulary().expansions())
                .addQueryParameter("user.fields", ProfileReader.FIELDS)
                .addQueryParameter("media.fields", MEDIA_FIELDS);
    }

    private Answer<Page<Post>> read(Viewer viewer, HttpUrl address) {
        XApi.Reply<Wire.Posts> reply = api.read("users.posts", address, access.token(viewer), Wire.Posts.class);
        Wire.Posts body = reply.body();
        List<Wire.Post> found = Wire.orEmpty(body.data());
        List<Wire.Problem> errors = Wire.orEmpty(body.errors());
        if (body.data() == null && body.meta() == null && !errors.isEmpty()) {
            throw new SocialException(XErrors.ofItem(errors.get(0)), "X answered with errors only");
        }
        PostReader reader = new PostReader(settings.web(), texts, profiles, body.includes());
        if (!reader.missingAuthors().isEmpty()) {
            reader.addAuthors(authors.bySubjects(
                            viewer,
                            reader.missingAuthors().stream()
                                    .limit(ProfileCalls.BATCH)
                                    .toList())
                    .value());
        }
        List<Post> posts = found.stream().map(reader::read).toList();
        return new Answer<>(
                new Page<>(posts, ProfileCalls.next(body.meta())),
                ProfileCalls.problems(errors),
                posts.stream().anyMatch(post -> post.author().marks().contains(Mark.PROTECTED)),
                reply.windows(),
                settings.plan() == Plan.PAY_PER_USE ? new Price(Prices.POST * posts.size()) : Price.FREE);
    }
}
