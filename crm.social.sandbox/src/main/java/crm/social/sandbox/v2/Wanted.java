package crm.social.sandbox.v2;

import crm.social.sandbox.http.Exchange;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which fields a request asks for. Names that X does not know are ignored without a word.
 *
 * @param post fields of posts
 * @param user fields of people
 * @param media fields of pictures
 */
public record Wanted(Dialect dialect, Set<String> post, Set<String> user, Set<String> media, Set<String> expansions) {
    private static final Set<String> POST_WORDS =
            Set.of("referenced_posts", "edit_history_post_ids", "pinned_post_id", "most_recent_post_id");
    private static final Set<String> TWEET_WORDS = Set.of(
            "referenced_tweets.id",
            "referenced_tweets.id.author_id",
            "referenced_tweets.id.attachments.media_keys",
            "edit_history_tweet_ids",
            "pinned_tweet_id",
            "most_recent_tweet_id");
    /** What the post words no longer have as fields, only as expansions. */
    private static final Set<String> ONLY_EXPANDED =
            Set.of("author_id", "in_reply_to_user_id", "referenced_posts", "edit_history_post_ids");

    /** Reads the request by the vocabulary in force: {@code tweet}, {@code post} or {@code both}. */
    static Wanted of(Exchange request, String spoken) {
        Set<String> expansions = names(request, "expansions");
        Set<String> user = names(request, "user.fields");
        Dialect dialect =
                switch (spoken) {
                    case "tweet" -> Dialect.TWEET;
                    case "post" -> Dialect.POST;
                    default -> guess(request, expansions, user);
                };
        Set<String> post = dialect == Dialect.TWEET ? names(request, "tweet.fields") : postFields(request, expansions);
        return new Wanted(dialect, post, user, names(request, "media.fields"), expansions);
    }

    private static Dialect guess(Exchange request, Set<String> expansions, Set<String> user) {
        boolean posts = request.query().containsKey("post.fields")
                || expansions.stream().anyMatch(POST_WORDS::contains)
                || user.stream().anyMatch(POST_WORDS::contains);
        boolean tweets = request.query().containsKey("tweet.fields")
                || expansions.stream().anyMatch(TWEET_WORDS::contains)
                || user.stream().anyMatch(TWEET_WORDS::contains);
        return tweets && !posts ? Dialect.TWEET : Dialect.POST;
    }

    /** The old parameter was seen to go on working as another name of the new one. */
    private static Set<String> postFields(Exchange request, Set<String> expansions) {
        Set<String> fields =
                names(request, request.query().containsKey("post.fields") ? "post.fields" : "tweet.fields");
        fields.removeAll(ONLY_EXPANDED);
        expansions.stream().filter(ONLY_EXPANDED::contains).forEach(fields::add);
        return fields;
    }

    private static Set<String> names(Exchange request, String parameter) {
        return Arrays.stream(request.query(parameter).orElse("").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean expands(String inTweetWords, String inPostWords) {
        return expansions.contains(dialect == Dialect.TWEET ? inTweetWords : inPostWords);
    }
}
