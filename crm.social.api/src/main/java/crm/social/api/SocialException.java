package crm.social.api;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why something could not be done. The only exception that services and providers throw on purpose. It never carries a cause from a provider's
 * own class loader, and its text, which is for logs, never holds a secret, a name or the text of a post.
 */
public final class SocialException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient @Nullable Message explanation;
    private final @Nullable Instant retryAt;

    /** A failure of this kind; {@code detail} is for logs. */
    public SocialException(Kind kind, String detail) {
        this(kind, detail, null, null);
    }

    /**
     * A failure with more to say.
     *
     * @param detail for logs
     * @param explanation a sentence for the person, where the kind alone does not say enough
     * @param retryAt when it is worth trying again, where the network told
     */
    public SocialException(Kind kind, String detail, @Nullable Message explanation, @Nullable Instant retryAt) {
        super(kind + ": " + detail);
        this.kind = kind;
        this.explanation = explanation;
        this.retryAt = retryAt;
    }

    /** What kind of failure it is. */
    public Kind kind() {
        return kind;
    }

    /** A sentence for the person, where the kind alone does not say enough. */
    public Optional<Message> explanation() {
        return Optional.ofNullable(explanation);
    }

    /** When it is worth trying again, where that is known. */
    public Optional<Instant> retryAt() {
        return Optional.ofNullable(retryAt);
    }

    /** Whether the same call may succeed later without anybody doing something. */
    public enum Repeat {
        NEVER,
        LATER
    }

    /**
     * The one table of failures. The REST interface answers {@link #status()} with the problem type {@link #type()}; nothing else knows status codes.
     *
     * <table>
     * <caption>Kinds</caption>
     * <tr><th>kind</th><th>what it means</th><th>what the person does</th></tr>
     * <tr><td>{@link #NOT_CONNECTED}</td><td>the user has no connection to this network</td><td>signs in</td></tr>
     * <tr><td>{@link #REVOKED}</td><td>the network no longer accepts our grant; the links stay</td><td>signs in again</td></tr>
     * <tr><td>{@link #SCOPE_MISSING}</td><td>the grant does not allow this operation</td><td>signs in again and allows it</td></tr>
     * <tr><td>{@link #PLAN_FORBIDS}</td><td>the network does not sell this operation in our plan</td><td>does it at the network</td></tr>
     * <tr><td>{@link #POLICY_FORBIDS}</td><td>the network's rules forbid this act here and now</td><td>does it at the network, or not at all</td></tr>
     * <tr><td>{@link #REFUSED}</td><td>the network refused for another reason</td><td>reads the explanation</td></tr>
     * <tr><td>{@link #NOT_FOUND}</td><td>no such profile, post, record, or not for this user</td><td>checks what was typed</td></tr>
     * <tr><td>{@link #PROTECTED}</td><td>the account shows this to its followers only</td><td>asks to follow</td></tr>
     * <tr><td>{@link #SUSPENDED}</td><td>the network suspended the account</td><td>nothing</td></tr>
     * <tr><td>{@link #BLOCKED}</td><td>one of the two accounts blocks the other</td><td>nothing</td></tr>
     * <tr><td>{@link #DUPLICATE}</td><td>the same text was posted a moment ago</td><td>changes the text</td></tr>
     * <tr><td>{@link #INVALID}</td><td>the input does not hold what it should</td><td>corrects it</td></tr>
     * <tr><td>{@link #CONFLICT}</td><td>somebody else changed it meanwhile</td><td>looks at the new state</td></tr>
     * <tr><td>{@link #RATE_LIMITED}</td><td>the network's limit was reached</td><td>waits until the time given</td></tr>
     * <tr><td>{@link #OUT_OF_CREDIT}</td><td>the operator's credit at the network is used up</td><td>tells an administrator</td></tr>
     * <tr><td>{@link #OVER_BUDGET}</td><td>the operator's own budget is used up</td><td>tells an administrator</td></tr>
     * <tr><td>{@link #OUTCOME_UNKNOWN}</td><td>the network may or may not have done it</td><td>looks, then decides</td></tr>
     * <tr><td>{@link #NETWORK_DOWN}</td><td>the network does not answer, or answers nonsense</td><td>tries later</td></tr>
     * <tr><td>{@link #PROVIDER_GONE}</td><td>the network's bundle is not there at this moment</td><td>waits</td></tr>
     * <tr><td>{@link #UNAVAILABLE}</td><td>our own store cannot be reached</td><td>waits</td></tr>
     * <tr><td>{@link #NOT_CONFIGURED}</td><td>the operator has not finished setting up the network</td><td>tells an administrator</td></tr>
     * <tr><td>{@link #NO_PERMISSION}</td><td>the user's profile does not grant ソーシャル連携</td><td>asks an administrator</td></tr>
     * <tr><td>{@link #RECORD_TYPE}</td><td>social functions are for leads and contacts only</td><td>nothing</td></tr>
     * </table>
     */
    public enum Kind {
        NOT_CONNECTED(409, Repeat.NEVER),
        REVOKED(409, Repeat.NEVER),
        SCOPE_MISSING(409, Repeat.NEVER),
        PLAN_FORBIDS(409, Repeat.NEVER),
        POLICY_FORBIDS(409, Repeat.NEVER),
        REFUSED(409, Repeat.NEVER),
        NOT_FOUND(404, Repeat.NEVER),
        PROTECTED(409, Repeat.NEVER),
        SUSPENDED(409, Repeat.NEVER),
        BLOCKED(409, Repeat.NEVER),
        DUPLICATE(409, Repeat.NEVER),
        INVALID(400, Repeat.NEVER),
        CONFLICT(409, Repeat.NEVER),
        RATE_LIMITED(429, Repeat.LATER),
        OUT_OF_CREDIT(503, Repeat.NEVER),
        OVER_BUDGET(409, Repeat.NEVER),
        OUTCOME_UNKNOWN(504, Repeat.NEVER),
        NETWORK_DOWN(502, Repeat.LATER),
        PROVIDER_GONE(503, Repeat.LATER),
        UNAVAILABLE(503, Repeat.LATER),
        NOT_CONFIGURED(409, Repeat.NEVER),
        NO_PERMISSION(403, Repeat.NEVER),
        RECORD_TYPE(404, Repeat.NEVER);

        private final int status;
        private final Repeat repeat;

        Kind(int status, Repeat repeat) {
            this.status = status;
            this.repeat = repeat;
        }

        /** The HTTP status of the problem. 401 is never used for a network's refusal. */
        public int status() {
            return status;
        }

        /** Whether the same call may succeed later by itself. */
        public Repeat repeat() {
            return repeat;
        }

        /** The last segment of the problem's type, such as {@code rate-limited}. */
        public String type() {
            return this == RECORD_TYPE
                    ? "record-type-not-supported"
                    : name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
