package crm.social.sandbox.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.social.sandbox.http.Exchange;
import crm.social.sandbox.http.Reply;
import crm.social.sandbox.http.Route;
import crm.social.sandbox.json.Json;
import crm.social.sandbox.rules.SwitchBoard;
import crm.social.sandbox.store.Posting;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.store.Store;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Answers under {@code /2/}: each call is identified, then checked by scope, limit, credit and plan, then carried out. */
public final class ApiV2 {
    private final Store store;
    private final SwitchBoard rules;
    private final Callers callers;
    private final Posting posting;
    private final String home;
    private final RateLimits limits;

    /** Answers for the network at this address. */
    public ApiV2(Store store, SwitchBoard rules, Callers callers, Posting posting, String home) {
        this.store = store;
        this.rules = rules;
        this.callers = callers;
        this.posting = posting;
        this.home = home;
        this.limits = new RateLimits(rules);
    }

    /** What it answers. */
    public List<Route> routes() {
        return Arrays.stream(Operation.values())
                .map(operation -> Route.of(
                        operation.id(),
                        operation.method(),
                        operation.template(),
                        request -> answer(operation, request)))
                .toList();
    }

    private Reply answer(Operation operation, Exchange request) {
        Wanted wanted = Wanted.of(request, rules.now().dialect());
        Reply reply;
        try {
            Caller caller = callers.identify(request);
            RateLimits.Standing standing = limits.take(operation, caller);
            Call call = new Call(request, caller, wanted, rules.now(), rules.instant(), home);
            reply = standing.on(checked(operation, call, standing.allowed()));
        } catch (Refusal refusal) {
            reply = refused(refusal);
        }
        return reply.with("api-version", wanted.dialect().version())
                .with("x-access-level", "read-write")
                .with("cache-control", "no-cache, no-store, max-age=0");
    }

    private Reply checked(Operation operation, Call call, boolean withinLimit) {
        try {
            check(operation, call, withinLimit);
            boolean reads = operation.method().equals("GET");
            Function<Rows, Reply> work = rows -> carryOut(operation, rows, call);
            return reads ? store.read(work) : store.write(work);
        } catch (Refusal refusal) {
            return refused(refusal);
        }
    }

    private static Reply refused(Refusal refusal) {
        return Reply.problem(refusal.status(), refusal.body());
    }

    private void check(Operation operation, Call call, boolean withinLimit) {
        Caller caller = call.caller();
        if (caller.isAppOnly() && !operation.takesAppOnly()) {
            throw new Refusal(
                    403,
                    Json.object()
                            .put("title", "Unsupported Authentication")
                            .put(
                                    "detail",
                                    "Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint."
                                            + " Supported authentication types are [OAuth 1.0a User Context, OAuth 2.0"
                                            + " User Context].")
                            .put("type", call.dialect().problem("unsupported-authentication"))
                            .put("status", 403));
        }
        if (!caller.isAppOnly() && !caller.scopes().containsAll(operation.scopes())) {
            throw Refusal.forbidden("Forbidden");
        }
        if (!withinLimit) {
            throw tooMany();
        }
        if (!call.rules().credits()) {
            throw new Refusal(
                    402,
                    Json.object()
                            .put("title", "CreditsDepleted")
                            .put(
                                    "detail",
                                    "Your enrolled account [1234567890123456789] does not have any credits to fulfill"
                                            + " this request.")
                            .put("type", call.dialect().problem("credits")));
        }
        if (operation.isEnterprise() && call.rules().plan().equals("payg")) {
            throw NewPost.notEnrolled(call);
        }
    }

    private Refusal tooMany() {
        if (rules.now().rateLimitBody().equals("problem")) {
            return Refusal.plain(429, "Too Many Requests", "Too Many Requests");
        }
        ObjectNode body = Json.object();
        body.putArray("errors").addObject().put("code", 88).put("message", "Rate limit exceeded");
        return new Refusal(429, body);
    }

    private Reply carryOut(Operation operation, Rows rows, Call call) {
        return switch (operation) {
            case ME -> UserOperations.me(rows, call);
            case USER -> UserOperations.byId(rows, call);
            case USERS -> UserOperations.byIds(rows, call);
            case USER_BY_NAME -> UserOperations.byUsername(rows, call);
            case USERS_BY_NAMES -> UserOperations.byUsernames(rows, call);
            case SEARCH_USERS -> UserOperations.search(rows, call);
            case FOLLOWERS -> RelationOperations.followers(rows, call);
            case FOLLOWING -> RelationOperations.following(rows, call);
            case FOLLOW -> RelationOperations.follow(rows, call);
            case UNFOLLOW -> RelationOperations.unfollow(rows, call);
            case MUTED -> RelationOperations.muted(rows, call);
            case MUTE -> RelationOperations.mute(rows, call);
            case UNMUTE -> RelationOperations.unmute(rows, call);
            case TIMELINE -> TimelineOperations.posts(rows, call);
            case MENTIONS -> TimelineOperations.mentions(rows, call);
            case HOME -> TimelineOperations.home(rows, call);
            case SEARCH_POSTS -> TimelineOperations.search(rows, call);
            case LIKED -> TimelineOperations.liked(rows, call);
            case POST -> PostOperations.byId(rows, call);
            case POSTS -> PostOperations.byIds(rows, call);
            case CREATE -> PostOperations.create(rows, call, posting);
            case DELETE -> PostOperations.delete(rows, call);
            case LIKE -> EngagementOperations.like(rows, call);
            case UNLIKE -> EngagementOperations.unlike(rows, call);
            case LIKERS -> EngagementOperations.likers(rows, call);
            case REPOST -> EngagementOperations.repost(rows, call, posting);
            case UNREPOST -> EngagementOperations.unrepost(rows, call);
            case REPOSTERS -> EngagementOperations.reposters(rows, call);
        };
    }
}
