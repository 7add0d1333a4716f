package crm.social.twitter;

import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Price;
import crm.social.api.Profile;
import crm.social.api.Profile.Mark;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer;
import crm.social.api.provider.Answer.ItemProblem;
import crm.social.api.provider.Viewer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Users by name, by id, and by a person's name. */
final class ProfileCalls {
    static final int BATCH = 100;

    /** X's search takes nothing else (X API v2 description, 2.167). */
    private static final Pattern SEARCHABLE = Pattern.compile("[A-Za-z0-9_' ]{1,50}");

    /** X takes no other name, and one that it does not take costs the whole call (X API v2 description, 2.167). */
    private static final Pattern ASKABLE = Pattern.compile("[A-Za-z0-9_]{1,15}");

    private final Settings settings;
    private final XApi api;
    private final Access access;
    private final ProfileReader profiles;

    ProfileCalls(Settings settings, XApi api, Access access, ProfileReader profiles) {
        this.settings = settings;
        this.api = api;
        this.access = access;
        this.profiles = profiles;
    }

    Answer<List<Profile>> byHandles(Viewer viewer, List<String> handles) {
        List<String> askable =
                handles.stream().filter(ASKABLE.asMatchPredicate()).toList();
        List<ItemProblem> refused = handles.stream()
                .filter(handle -> !ASKABLE.matcher(handle).matches())
                .map(handle -> new ItemProblem(handle, Kind.INVALID))
                .toList();
        if (askable.isEmpty()) {
            return new Answer<>(List.of(), refused, false, List.of(), Price.FREE);
        }
        Answer<List<Profile>> answer = answer(many(viewer, "users.by", "2/users/by", "usernames", askable));
        List<ItemProblem> problems =
                Stream.concat(answer.problems().stream(), refused.stream()).toList();
        return new Answer<>(answer.value(), problems, answer.viewerOnly(), answer.windows(), answer.price());
    }

    Answer<List<Profile>> bySubjects(Viewer viewer, List<String> subjects) {
        return answer(users(viewer, subjects));
    }

    static Optional<String> searchable(List<String> forms) {
        return forms.stream()
                .map(String::strip)
                .filter(form -> SEARCHABLE.matcher(form).matches())
                .findFirst();
    }

    Answer<Page<Profile>> search(Viewer viewer, String name, int limit, @Nullable PageToken page) {
        HttpUrl.Builder address = settings.api()
                .newBuilder()
                .addPathSegments("2/users/search")
                .addQueryParameter("query", name)
                .addQueryParameter("max_results", String.valueOf(limit));
        if (page != null) {
            address.addQueryParameter("next_token", page.value());
        }
        return page(viewer, "users.search", address);
    }

    /** A list of users. X answers nothing but errors where it cannot be shown at all. */
    Answer<Page<Profile>> page(Viewer viewer, String operation, HttpUrl.Builder address) {
        HttpUrl whole = address.setQueryParameter("user.fields", fields(viewer)).build();
        XApi.Reply<Wire.Users> reply =
                access.with(viewer, token -> api.read(operation, whole, token, Wire.Users.class));
        Wire.Users body = reply.body();
        List<Wire.Problem> errors = Wire.orEmpty(body.errors());
        if (body.data() == null && body.meta() == null && !errors.isEmpty()) {
            throw new SocialException(XErrors.ofItem(errors.get(0)), "X answered with errors only");
        }
        Answer<List<Profile>> found = answer(reply);
        return new Answer<>(
                new Page<>(found.value(), next(body.meta())),
                found.problems(),
                found.viewerOnly(),
                found.windows(),
                found.price());
    }

    /** What may be asked of a user. */
    static String fields(Viewer viewer) {
        return viewer instanceof Viewer.App ? ProfileReader.PUBLIC_FIELDS : ProfileReader.FIELDS;
    }

    static @Nullable PageToken next(Wire.@Nullable Meta meta) {
        return meta == null || meta.nextToken() == null ? null : new PageToken(meta.nextToken());
    }

    /** Users by id, as X writes them. */
    XApi.Reply<Wire.Users> users(Viewer viewer, List<String> subjects) {
        return many(viewer, "users", "2/users", "ids", subjects);
    }

    private XApi.Reply<Wire.Users> many(
            Viewer viewer, String operation, String path, String parameter, List<String> wanted) {
        HttpUrl address = settings.api()
                .newBuilder()
                .addPathSegments(path)
                .addQueryParameter("user.fields", fields(viewer))
                .addQueryParameter(parameter, String.join(",", wanted))
                .build();
        return access.with(viewer, token -> api.read(operation, address, token, Wire.Users.class));
    }

    private Answer<List<Profile>> answer(XApi.Reply<Wire.Users> reply) {
        List<Profile> found =
                Wire.orEmpty(reply.body().data()).stream().map(profiles::read).toList();
        Price price = new Bill(settings.plan()).add(reply.body()).price();
        boolean viewerOnly = found.stream().anyMatch(profile -> profile.marks().contains(Mark.PROTECTED));
        return new Answer<>(found, problems(reply.body().errors()), viewerOnly, reply.windows(), price);
    }

    static List<ItemProblem> problems(@Nullable List<Wire.Problem> errors) {
        return Wire.orEmpty(errors).stream()
                .map(problem -> new ItemProblem(
                        Objects.requireNonNullElse(
                                problem.value() == null ? problem.resourceId() : problem.value(), ""),
                        XErrors.ofItem(problem)))
                .toList();
    }
}
