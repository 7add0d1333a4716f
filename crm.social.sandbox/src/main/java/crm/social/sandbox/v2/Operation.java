package crm.social.sandbox.v2;

import java.util.Set;

/** What the API offers, under the names of X's own description, with the limits of 15 minutes. */
enum Operation {
    ME("getUsersMe", "GET", "/2/users/me", "", 75, 0),
    USER("getUsersById", "GET", "/2/users/{id}", "", 900, 300),
    USERS("getUsersByIds", "GET", "/2/users", "", 900, 300),
    USER_BY_NAME("getUsersByUsername", "GET", "/2/users/by/username/{username}", "", 900, 300),
    USERS_BY_NAMES("getUsersByUsernames", "GET", "/2/users/by", "", 900, 300),
    SEARCH_USERS("searchUsers", "GET", "/2/users/search", "", 900, 0),
    FOLLOWERS("getUsersFollowers", "GET", "/2/users/{id}/followers", "follows.read", 300, 300),
    FOLLOWING("getUsersFollowing", "GET", "/2/users/{id}/following", "follows.read", 300, 300),
    FOLLOW("followUser", "POST", "/2/users/{id}/following", "follows.write", 50, 0),
    UNFOLLOW("unfollowUser", "DELETE", "/2/users/{id}/following/{target}", "follows.write", 50, 0),
    MUTED("getUsersMuting", "GET", "/2/users/{id}/muting", "mute.read", 15, 0),
    MUTE("muteUser", "POST", "/2/users/{id}/muting", "mute.write", 50, 0),
    UNMUTE("unmuteUser", "DELETE", "/2/users/{id}/muting/{target}", "mute.write", 50, 0),
    TIMELINE("getUsersPosts", "GET", "/2/users/{id}/tweets", "", 900, 10_000),
    MENTIONS("getUsersMentions", "GET", "/2/users/{id}/mentions", "", 300, 450),
    HOME("getUsersTimeline", "GET", "/2/users/{id}/timelines/reverse_chronological", "", 180, 0),
    POST("getPostsById", "GET", "/2/tweets/{id}", "", 900, 450),
    POSTS("getPostsByIds", "GET", "/2/tweets", "", 5_000, 3_500),
    SEARCH_POSTS("searchPostsRecent", "GET", "/2/tweets/search/recent", "", 300, 450),
    CREATE("createPosts", "POST", "/2/tweets", "tweet.write", 100, 0),
    DELETE("deletePosts", "DELETE", "/2/tweets/{id}", "tweet.write", 50, 0),
    REPOST("repostPost", "POST", "/2/users/{id}/retweets", "tweet.write", 50, 0),
    UNREPOST("unrepostPost", "DELETE", "/2/users/{id}/retweets/{target}", "tweet.write", 50, 0),
    REPOSTERS("getPostsRepostedBy", "GET", "/2/tweets/{id}/retweeted_by", "", 75, 75),
    LIKE("likePost", "POST", "/2/users/{id}/likes", "like.write", 50, 0),
    UNLIKE("unlikePost", "DELETE", "/2/users/{id}/likes/{target}", "like.write", 50, 0),
    LIKED("getUsersLikedPosts", "GET", "/2/users/{id}/liked_tweets", "like.read", 75, 0),
    LIKERS("getPostsLikingUsers", "GET", "/2/tweets/{id}/liking_users", "like.read", 75, 0);

    private final String id;
    private final String method;
    private final String template;
    private final String scope;
    private final int perUser;
    private final int perApp;

    Operation(String id, String method, String template, String scope, int perUser, int perApp) {
        this.id = id;
        this.method = method;
        this.template = template;
        this.scope = scope;
        this.perUser = perUser;
        this.perApp = perApp;
    }

    String id() {
        return id;
    }

    String method() {
        return method;
    }

    String template() {
        return template;
    }

    /** Whether an app may call it in nobody's name. */
    boolean takesAppOnly() {
        return perApp > 0;
    }

    /** Calls in 15 minutes, for a person or for an app. */
    int limit(boolean appOnly) {
        return appOnly ? perApp : perUser;
    }

    /** Calls in 24 hours: of an app for new posts, of a person for likes. 0 where there is no such limit. */
    int perDay() {
        return switch (this) {
            case CREATE -> 10_000;
            case LIKE, UNLIKE -> 1_000;
            default -> 0;
        };
    }

    /** Whether only Enterprise has it, since 2026-04-20. */
    boolean isEnterprise() {
        return this == FOLLOW || this == LIKE;
    }

    Set<String> scopes() {
        return scope.isEmpty() ? Set.of("tweet.read", "users.read") : Set.of("tweet.read", "users.read", scope);
    }
}
