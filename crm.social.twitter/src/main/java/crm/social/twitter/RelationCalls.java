package crm.social.twitter;

import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Profile;
import crm.social.api.Profile.Relation;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer;
import crm.social.api.provider.Viewer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Who follows whom. */
final class RelationCalls {
    private final Settings settings;
    private final XApi api;
    private final Tokens tokens;
    private final ProfileCalls profiles;
    private final Decisions decisions;

    RelationCalls(Settings settings, XApi api, Tokens tokens, ProfileCalls profiles, Decisions decisions) {
        this.settings = settings;
        this.api = api;
        this.tokens = tokens;
        this.profiles = profiles;
        this.decisions = decisions;
    }

    /** The body of a follow. */
    private record Target(String targetUserId) {}

    Answer<Page<Profile>> followers(Viewer viewer, String subject, int limit, @Nullable PageToken page) {
        return list(viewer, subject, "followers", limit, page);
    }

    Answer<Page<Profile>> following(Viewer viewer, String subject, int limit, @Nullable PageToken page) {
        return list(viewer, subject, "following", limit, page);
    }

    private Answer<Page<Profile>> list(
            Viewer viewer, String subject, String which, int limit, @Nullable PageToken page) {
        if (viewer instanceof Viewer.Account account) {
            tokens.demand(account.grant(), Tokens.READ_FOLLOWS);
        }
        HttpUrl.Builder address =
                address(subject, which).addQueryParameter("max_results", String.valueOf(Math.max(1, limit)));
        if (page != null) {
            address.addQueryParameter("pagination_token", page.value());
        }
        return profiles.page(viewer, "users." + which, address);
    }

    Answer<Set<Relation>> follow(Viewer.Account viewer, String subject, boolean on) {
        HttpUrl.Builder address = address(viewer.account().subject(), "following");
        String token = tokens.access(viewer.grant());
        try {
            XApi.Reply<Wire.Followed> reply = on
                    ? api.write(
                            "follows.create", address.build(), token, "POST", new Target(subject), Wire.Followed.class)
                    : api.write(
                            "follows.delete",
                            address.addPathSegment(subject).build(),
                            token,
                            "DELETE",
                            null,
                            Wire.Followed.class);
            return answer(relations(reply.body().data(), on), on, reply.windows());
        } catch (SocialException e) {
            if (e.kind() == Kind.CONFLICT) {
                return asItIs(viewer, subject);
            }
            if (!on && e.kind() == Kind.NOT_FOUND) {
                return answer(Set.of(), false, List.of());
            }
            throw e;
        }
    }

    private static Set<Relation> relations(Wire.@Nullable FollowState said, boolean on) {
        if (said == null) {
            return on ? Set.of(Relation.FOLLOWING) : Set.of();
        }
        Set<Relation> relations = EnumSet.noneOf(Relation.class);
        if (Boolean.TRUE.equals(said.following())) {
            relations.add(Relation.FOLLOWING);
        }
        if (Boolean.TRUE.equals(said.pendingFollow())) {
            relations.add(Relation.FOLLOW_REQUESTED);
        }
        return relations;
    }

    /** X says that it was so already, or asked for already, and not which of the two. */
    private Answer<Set<Relation>> asItIs(Viewer.Account viewer, String subject) {
        Answer<List<Profile>> answer = profiles.bySubjects(viewer, List.of(subject));
        Set<Relation> relations = EnumSet.noneOf(Relation.class);
        answer.value().forEach(profile -> relations.addAll(profile.relation()));
        relations.retainAll(Set.of(Relation.FOLLOWING, Relation.FOLLOW_REQUESTED));
        return new Answer<>(relations, answer.problems(), true, answer.windows(), answer.price());
    }

    private Answer<Set<Relation>> answer(Set<Relation> relations, boolean on, List<Answer.RateWindow> windows) {
        long price = on ? Prices.INTERACTION : Prices.INTERACTION_BACK;
        return new Answer<>(relations, List.of(), true, windows, decisions.price(price));
    }

    private HttpUrl.Builder address(String subject, String which) {
        return settings.api()
                .newBuilder()
                .addPathSegments("2/users")
                .addPathSegment(subject)
                .addPathSegment(which);
    }
}
