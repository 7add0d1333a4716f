package crm.social.twitter;

import crm.social.api.Post;
import crm.social.api.Profile.Mark;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer;
import crm.social.api.provider.Answer.ItemProblem;
import crm.social.api.provider.Answer.RateWindow;
import crm.social.api.provider.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;

/** Reads lists of posts with all that belongs to them, for one answer that may take several calls. Used by one call at a time. */
final class PostListing {
    static final int MOST = 100;
    private static final String MEDIA_FIELDS = "alt_text,height,media_key,preview_image_url,type,url,width";

    private final Settings settings;
    private final XApi api;
    private final Access access;
    private final ProfileCalls profiles;
    private final Viewer viewer;
    private final Bill bill;
    private final PostReader reader;
    private final List<RateWindow> windows = new ArrayList<>();
    private final List<ItemProblem> problems = new ArrayList<>();

    PostListing(Settings settings, XApi api, Access access, ProfileCalls profiles, PostReader reader, Viewer viewer) {
        this.settings = settings;
        this.api = api;
        this.access = access;
        this.profiles = profiles;
        this.viewer = viewer;
        this.reader = reader;
        this.bill = new Bill(settings.plan());
    }

    /** An address with the fields that a post needs. */
    HttpUrl.Builder address(String path) {
        Vocabulary vocabulary = settings.vocabulary();
        return settings.api()
                .newBuilder()
                .addPathSegments(path)
                .addQueryParameter(vocabulary.fieldsParameter(), vocabulary.fields())
                .addQueryParameter("expansions", vocabulary.expansions())
                .addQueryParameter("user.fields", ProfileCalls.fields(viewer))
                .addQueryParameter("media.fields", MEDIA_FIELDS);
    }

    /** Reads one answer, which may hold part of what was asked for, or nothing but problems. */
    Wire.Posts read(String operation, HttpUrl address) {
        XApi.Reply<Wire.Posts> reply =
                access.with(viewer, token -> api.read(operation, address, token, Wire.Posts.class));
        Wire.Posts body = reply.body();
        windows.addAll(reply.windows());
        problems.addAll(ProfileCalls.problems(body.errors()));
        bill.add(body);
        reader.add(body);
        return body;
    }

    /** Reads a list of which X answers nothing but errors where it cannot be shown at all. */
    Wire.Posts readList(String operation, HttpUrl address) {
        Wire.Posts body = read(operation, address);
        List<Wire.Problem> errors = Wire.orEmpty(body.errors());
        if (body.data() == null && body.meta() == null && !errors.isEmpty()) {
            throw new SocialException(XErrors.ofItem(errors.get(0)), "X answered with errors only");
        }
        return body;
    }

    /** Posts by id: those that can be shown. */
    List<Wire.Post> byIds(List<String> ids) {
        HttpUrl address = address("2/tweets")
                .addQueryParameter("ids", String.join(",", ids))
                .build();
        return Wire.orEmpty(read("posts", address).data());
    }

    /** Posts for the answer, with their authors and what they quote or pass on. */
    List<Post> posts(List<Wire.Post> found) {
        Set<String> missing = reader.missingAuthors(found);
        if (!missing.isEmpty()) {
            List<String> ids = missing.stream().limit(ProfileCalls.BATCH).toList();
            XApi.Reply<Wire.Users> reply = profiles.users(viewer, ids);
            bill.add(reply.body());
            windows.addAll(reply.windows());
            reader.addAuthors(Wire.orEmpty(reply.body().data()));
        }
        return found.stream().map(reader::read).toList();
    }

    /** What X did not show of these. */
    List<ItemProblem> problemsOf(List<String> ids) {
        return problems.stream()
                .filter(problem -> ids.contains(problem.item()))
                .distinct()
                .toList();
    }

    /** Why X did not show a post. */
    Kind kindOf(String id) {
        return problemsOf(List.of(id)).stream()
                .map(ItemProblem::kind)
                .findFirst()
                .orElse(Kind.NOT_FOUND);
    }

    /** A post as read before, in a list or beside one. */
    PostReader reader() {
        return reader;
    }

    /** The answer, with what all calls told and cost. */
    <T> Answer<T> answer(T value, List<Post> shown, List<ItemProblem> unshown) {
        boolean viewerOnly = shown.stream().anyMatch(PostListing::isProtected);
        return new Answer<>(value, unshown, viewerOnly, windows, bill.price());
    }

    <T> Answer<T> answer(T value, List<Post> shown) {
        return answer(value, shown, problems.stream().distinct().toList());
    }

    private static boolean isProtected(Post post) {
        Post quoted = post.quoted();
        return post.author().marks().contains(Mark.PROTECTED) || quoted != null && isProtected(quoted);
    }
}
