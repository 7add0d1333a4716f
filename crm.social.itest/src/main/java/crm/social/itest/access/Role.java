package crm.social.itest.access;

import java.util.Locale;

/** Who asks; each is a column of the table, by its name. */
public enum Role {
    /** Without a session. */
    NOBODY,
    /** Signed in without the permission, at what is {@link #OWNER}'s. */
    WITHOUT,
    /** Had the permission until a moment ago, in the same session, at what is their own. */
    TAKEN,
    /** Signed in with the permission, at what is {@link #OWNER}'s. */
    OTHER,
    /** Signed in with the permission, at what is their own. */
    OWNER,
    /** An administrator, at what is {@link #OWNER}'s. */
    ADMINISTRATOR;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
