package crm.host.user;

/**
 * A session that was just begun.
 *
 * @param token the cookie's value, known to the browser only
 */
public record NewSession(String token, Session session) {
    @Override
    public String toString() {
        return "NewSession[" + session.key() + "]";
    }
}
