package crm.social.api;

/**
 * Points to a post at its network. Made and read by the provider alone; opaque to everybody else.
 *
 * @param value 1 to 1,024 characters
 */
public record PostRef(String value) {
    public PostRef {
        if (value.isEmpty() || value.length() > 1024) {
            throw new IllegalArgumentException("an opaque reference has 1 to 1,024 characters");
        }
    }
}
