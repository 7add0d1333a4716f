package crm.social.api;

/** What a person may want to do at a network. */
public enum Act {
    /** ツイート: say something. */
    POST,
    /** 返信: answer a post. */
    REPLY,
    /** リツイート: pass a post on, and no longer. */
    REPOST,
    /** お気に入り: like a post, and no longer. */
    LIKE,
    /** フォロー: follow somebody, and no longer. */
    FOLLOW
}
