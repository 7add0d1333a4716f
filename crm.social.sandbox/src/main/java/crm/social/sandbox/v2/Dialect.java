package crm.social.sandbox.v2;

import java.util.Locale;

/** X's two vocabularies: tweet words up to its description 2.166, post words from 2.167. */
public enum Dialect {
    TWEET("https://api.twitter.com/2/problems/", "2.166"),
    POST("https://api.x.com/2/problems/", "2.167");

    private final String problems;
    private final String version;

    Dialect(String problems, String version) {
        this.problems = problems;
        this.version = version;
    }

    /** The word for a post: {@code tweet} or {@code post}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word for many of them. */
    public String words() {
        return word() + "s";
    }

    /** The type of a problem, from its last segment. */
    public String problem(String segment) {
        return problems + segment;
    }

    /** The version of the description that this vocabulary belongs to. */
    public String version() {
        return version;
    }
}
