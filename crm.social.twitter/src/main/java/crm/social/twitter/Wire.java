package crm.social.twitter;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What travels between X and us, in both of X's vocabularies. Absent and null are the same. */
final class Wire {
    private static final int TYPES_KEPT = 200;

    private Wire() {}

    /** A mapper whose types are forgotten with it: Jackson's shared cache would hold the classes of a bundle that went. */
    static ObjectMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(64)
                        .maxStringLength(256 * 1024)
                        .maxNumberLength(100)
                        .build())
                .build();
        LookupCache<Object, JavaType> types = new LRUMap<>(16, TYPES_KEPT);
        return JsonMapper.builder(factory)
                .typeFactory(TypeFactory.defaultInstance().withCache(types))
                .addModule(new JavaTimeModule())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    record OneUser(@Nullable User data, @Nullable List<Problem> errors) {}

    record Users(
            @Nullable List<User> data,
            @Nullable List<Problem> errors,
            @Nullable Meta meta) {}

    record Posts(
            @Nullable List<Post> data,
            @Nullable Includes includes,
            @Nullable List<Problem> errors,
            @Nullable Meta meta) {}

    record Created(@Nullable CreatedPost data) {}

    record CreatedPost(@Nullable String id, @Nullable String text) {}

    record Followed(@Nullable FollowState data) {}

    record FollowState(
            @Nullable Boolean following, @Nullable Boolean pendingFollow) {}

    record Reacted(@Nullable ReactedTo data) {}

    record ReactedTo(@Nullable Boolean liked, @Nullable Boolean retweeted) {}

    record Meta(@Nullable Integer resultCount, @Nullable String nextToken) {}

    record Includes(
            @Nullable List<User> users,
            @JsonAlias("tweets") @Nullable List<Post> posts,
            @Nullable List<Media> media) {}

    record User(
            String id,
            String name,
            String username,
            @Nullable Instant createdAt,
            @Nullable String description,
            @Nullable UserEntities entities,
            @Nullable String location,
            @Nullable String url,
            @Nullable String profileImageUrl,
            @Nullable String profileBannerUrl,
            @JsonProperty("protected") @Nullable Boolean isProtected,
            @Nullable Boolean verified,
            @Nullable String verifiedType,
            @Nullable Boolean parody,
            @Nullable UserMetrics publicMetrics,
            @Nullable List<String> connectionStatus) {}

    record UserMetrics(
            @Nullable Long followersCount,
            @Nullable Long followingCount,
            @JsonAlias("tweet_count") @Nullable Long postCount) {}

    record UserEntities(@Nullable UrlEntities url, @Nullable Entities description) {}

    record UrlEntities(@Nullable List<Url> urls) {}

    record Post(
            String id,
            @Nullable String text,
            @Nullable String authorId,
            @Nullable Instant createdAt,
            @Nullable Entities entities,
            @Nullable PostMetrics publicMetrics,
            @Nullable String conversationId,
            @Nullable String inReplyToUserId,
            @JsonAlias("referenced_tweets") @Nullable List<Reference> referencedPosts,
            @JsonAlias("note_tweet") @Nullable Note notePost,
            @Nullable Attachments attachments) {}

    record PostMetrics(
            @Nullable Long replyCount,
            @JsonAlias("retweet_count") @Nullable Long repostCount,
            @Nullable Long likeCount) {}

    record Reference(String type, String id) {}

    record Note(@Nullable String text, @Nullable Entities entities) {}

    record Attachments(@Nullable List<String> mediaKeys) {}

    record Media(
            String mediaKey,
            String type,
            @Nullable String url,
            @Nullable String previewImageUrl,
            @Nullable String altText,
            @Nullable Integer width,
            @Nullable Integer height) {}

    record Entities(
            @Nullable List<Url> urls,
            @Nullable List<Mention> mentions,
            @Nullable List<Tag> hashtags,
            @Nullable List<Tag> cashtags) {}

    record Url(
            int start,
            int end,
            @Nullable String url,
            @Nullable String expandedUrl,
            @Nullable String displayUrl,
            @Nullable String mediaKey) {}

    record Mention(int start, int end, @Nullable String username) {}

    record Tag(int start, int end, @Nullable String tag) {}

    /** A problem, whether alone or among the errors of an answer. */
    record Problem(
            @Nullable String type,
            @Nullable String title,
            @Nullable String detail,
            @Nullable String resourceId,
            @Nullable String value,
            @Nullable String section,
            @Nullable String reason,
            @Nullable Integer code,
            @Nullable String message) {
        String lastOfType() {
            return type == null ? "" : type.substring(type.lastIndexOf('/') + 1);
        }
    }

    /** The body of a refusal: a problem, with errors of the older form inside or OAuth's own words. */
    record Refusal(
            @Nullable String type,
            @Nullable String title,
            @Nullable String detail,
            @Nullable String reason,
            @Nullable String error,
            @Nullable String errorDescription,
            @Nullable List<Problem> errors) {}

    record Token(
            @Nullable String accessToken,
            @Nullable String refreshToken,
            @Nullable Long expiresIn,
            @Nullable String scope) {
        @Override
        public String toString() {
            return "Token[scope=" + scope + "]";
        }
    }
}
