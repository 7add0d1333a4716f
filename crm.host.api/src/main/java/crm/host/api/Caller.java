package crm.host.api;

import java.util.Locale;

/**
 * On whose behalf a request is made. The host's filter puts one on each request of a signed-in user as the request attribute
 * {@link #ATTRIBUTE}; a request without it is nobody's and must be answered with 401.
 *
 * @param userId the host's identifier of the user
 * @param sessionKey names the browser session without giving it away: a digest, safe to store beside what belongs to the session
 * @param locale the language the user chose
 */
public record Caller(String userId, String sessionKey, Locale locale) {
    /** Name of the request attribute. */
    public static final String ATTRIBUTE = "crm.host.caller";

    /**
     * Under what the host keeps the id of a request in the log's context (MDC) of the thread that answers it, whoever calls: the answer's
     * {@code X-Request-Id} and a problem's {@code instance}.
     */
    public static final String REQUEST_ID = "request";
}
