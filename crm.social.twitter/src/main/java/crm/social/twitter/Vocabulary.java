package crm.social.twitter;

/** In which words X is asked; answers in both are understood. X's description changed from tweets (2.166) to posts (2.167) in July 2026. */
enum Vocabulary {
    TWEET(
            "tweet.fields",
            "attachments,author_id,conversation_id,created_at,entities,in_reply_to_user_id,note_tweet,public_metrics,referenced_tweets",
            "attachments.media_keys,author_id,in_reply_to_user_id,referenced_tweets.id,"
                    + "referenced_tweets.id.attachments.media_keys,referenced_tweets.id.author_id"),
    POST(
            "post.fields",
            "attachments,conversation_id,created_at,entities,note_post,public_metrics",
            "attachments.media_keys,author_id,in_reply_to_user_id,referenced_posts");

    private final String fieldsParameter;
    private final String fields;
    private final String expansions;

    Vocabulary(String fieldsParameter, String fields, String expansions) {
        this.fieldsParameter = fieldsParameter;
        this.fields = fields;
        this.expansions = expansions;
    }

    String fieldsParameter() {
        return fieldsParameter;
    }

    String fields() {
        return fields;
    }

    String expansions() {
        return expansions;
    }
}
