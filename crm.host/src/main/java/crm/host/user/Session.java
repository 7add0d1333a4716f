package crm.host.user;

/**
 * A browser's session.
 *
 * @param key digest of the cookie's value
 * @param csrf what unsafe requests have to bring along; made from the cookie's value
 */
public record Session(String key, String userId, String csrf) {
    @Override
    public String toString() {
        return "Session[" + key + ", " + userId + "]";
    }
}
