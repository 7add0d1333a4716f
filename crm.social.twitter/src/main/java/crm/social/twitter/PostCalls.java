package crm.social.twitter;

import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Post;
import crm.social.api.PostRef;
import crm.social.api.Price;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer;
import crm.social.api.provider.Answer.ItemProblem;
import crm.social.api.provider.Viewer;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What people said, and what is said of them. */
final class PostCalls {
    private static final int FEWEST = 5;
    private static final int FEWEST_FOUND = 10;

    /** The longest query on the pay-per-use plan (X's page on recent search, read 2026-08-22). */
    private static final int LONGEST_QUERY = 512;

    private static final String AUTHOR = "from:";
    private static final String OR = " OR ";
    private static final String SAID_BY_THEM = "(%s) -is:retweet";

    /** How many authors one query surely has room for. */
    static final int AUTHORS = (LONGEST_QUERY - SAID_BY_THEM.length() + "%s".length() + OR.length())
            / (AUTHOR.length() + Handles.LONGEST + OR.length());

    /** X looks back a week, and refuses to begin earlier. */
    private static final Duration RECENT = Duration.ofDays(7).minusMinutes(1);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1," + Handles.LONGEST + "}");
    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");
    private static final long FIRST_MOMENT_OF_IDS = 1_288_834_974_657L;

    private final Settings settings;
    private final XApi api;
    private final Access access;
    private final ProfileReader profiles;
    private final ProfileCalls authors;
    private final RichTexts texts;
    private final Clock clock;

    PostCalls(
            Settings settings,
            XApi api,
            Access access,
            ProfileReader profiles,
            ProfileCalls authors,
            RichTexts texts,
            Clock clock) {
        this.settings = settings;
        this.api = api;
        this.access = access;
        this.profiles = profiles;
        this.authors = authors;
        this.texts = texts;
        this.clock = clock;
    }

    /** For one answer. */
    PostListing listing(Viewer viewer) {
        PostReader reader = new PostReader(settings.web(), texts, profiles);
        return new PostListing(settings, api, access, authors, reader, viewer);
    }

    Answer<Page<Post>> timeline(Viewer viewer, String subject, int limit, @Nullable PageToken page) {
        PostListing listing = listing(viewer);
        HttpUrl.Builder address = ofUser(listing, subject, "tweets", limit);
        return page(listing, "users.posts", paged(address, page));
    }

    /** What somebody said since a moment. */
    Answer<Page<Post>> since(Viewer viewer, String subject, Instant since) {
        PostListing listing = listing(viewer);
        HttpUrl.Builder address = ofUser(listing, subject, "tweets", PostListing.MOST)
                .addQueryParameter(
                        "start_time", since.truncatedTo(ChronoUnit.SECONDS).toString());
        return page(listing, "users.posts", address.build());
    }

    Answer<Page<Post>> mentions(
            Viewer.Account viewer, @Nullable PostRef newerThan, int limit, @Nullable PageToken page) {
        PostListing listing = listing(viewer);
        HttpUrl.Builder address = ofUser(listing, viewer.account().subject(), "mentions", limit);
        if (newerThan != null) {
            address.addQueryParameter("since_id", newerThan.value());
        }
        return page(listing, "users.mentions", paged(address, page));
    }

    /** Passing on is not saying: a repost would stand here under the name of somebody else. */
    Answer<Page<Post>> byAuthors(
            Viewer viewer, List<String> handles, @Nullable PostRef newerThan, int limit, @Nullable PageToken page) {
        List<String> askable =
                handles.stream().filter(NAME.asMatchPredicate()).distinct().toList();
        List<ItemProblem> refused = handles.stream()
                .filter(handle -> !NAME.matcher(handle).matches())
                .map(handle -> new ItemProblem(handle, Kind.INVALID))
                .toList();
        if (askable.isEmpty()) {
            return new Answer<>(new Page<>(List.of(), null), refused, false, List.of(), Price.FREE);
        }
        String query =
                SAID_BY_THEM.formatted(askable.stream().map(AUTHOR::concat).collect(Collectors.joining(OR)));
        PostListing listing = listing(viewer);
        HttpUrl.Builder address = search(listing, query, limit, page);
        if (newerThan != null && isRecent(newerThan)) {
            address.addQueryParameter("since_id", newerThan.value());
        }
        Wire.Posts body = listing.readList("posts.search", address.build());
        List<Post> posts = listing.posts(Wire.orEmpty(body.data()));
        return listing.answer(new Page<>(posts, ProfileCalls.next(body.meta())), posts, refused);
    }

    static HttpUrl.Builder search(PostListing listing, String query, int limit, @Nullable PageToken page) {
        HttpUrl.Builder address = listing.address("2/tweets/search/recent")
                .addQueryParameter("query", query)
                .addQueryParameter("max_results", size(FEWEST_FOUND, limit));
        if (page != null) {
            address.addQueryParameter("next_token", page.value());
        }
        return address;
    }

    Answer<List<Post>> byRefs(Viewer viewer, List<PostRef> refs) {
        List<String> wanted = refs.stream().map(PostRef::value).distinct().toList();
        List<String> askable = wanted.stream().filter(ID.asMatchPredicate()).toList();
        List<ItemProblem> unknown = wanted.stream()
                .filter(ref -> !askable.contains(ref))
                .map(ref -> new ItemProblem(ref, Kind.NOT_FOUND))
                .toList();
        if (askable.isEmpty()) {
            return new Answer<>(List.of(), unknown, false, List.of(), Price.FREE);
        }
        PostListing listing = listing(viewer);
        List<Post> posts = listing.posts(listing.byIds(askable));
        List<ItemProblem> unshown = Stream.concat(unknown.stream(), listing.problemsOf(askable).stream())
                .toList();
        return listing.answer(posts, posts, unshown);
    }

    private Answer<Page<Post>> page(PostListing listing, String operation, HttpUrl address) {
        Wire.Posts body = listing.readList(operation, address);
        List<Post> posts = listing.posts(Wire.orEmpty(body.data()));
        return listing.answer(new Page<>(posts, ProfileCalls.next(body.meta())), posts);
    }

    private static HttpUrl.Builder ofUser(PostListing listing, String subject, String which, int limit) {
        return listing.address("2/users")
                .addPathSegment(subject)
                .addPathSegment(which)
                .addQueryParameter("max_results", size(FEWEST, limit));
    }

    private static HttpUrl paged(HttpUrl.Builder address, @Nullable PageToken page) {
        if (page != null) {
            address.addQueryParameter("pagination_token", page.value());
        }
        return address.build();
    }

    private static String size(int fewest, int limit) {
        return String.valueOf(Math.min(PostListing.MOST, Math.max(fewest, limit)));
    }

    /** An id tells when it was made. */
    private boolean isRecent(PostRef post) {
        if (!ID.matcher(post.value()).matches()) {
            return false;
        }
        long millis = new BigInteger(post.value()).shiftRight(22).longValueExact() + FIRST_MOMENT_OF_IDS;
        return Instant.ofEpochMilli(millis).isAfter(clock.instant().minus(RECENT));
    }
}
