package crm.social.api;

/** What a person may want to do at a network. */
public enum Act {
    /** ツイート: say something. */
    POST,
    /** 返信: answer a post. */
    REPLY
}
