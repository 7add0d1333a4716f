package crm.social.itest.crash;

/** What somebody asks the CRM for, and at which a kill can be aimed. */
enum Step {
    CREATE,
    LINK,
    UNLINK,
    UNDO,
    EDIT,
    CLEAR,
    NOTE,
    TWEET,
    REPLY,
    DISCONNECT,
    CONNECT
}
