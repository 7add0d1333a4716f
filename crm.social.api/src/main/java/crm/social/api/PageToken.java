package crm.social.api;

/**
 * Points to where the next page of a list begins. Made and read by the provider alone; opaque to everybody else.
 *
 * @param value 1 to 1,024 characters
 */
public record PageToken(String value) {
    public PageToken {
        if (value.isEmpty() || value.length() > 1024) {
            throw new IllegalArgumentException("an opaque reference has 1 to 1,024 characters");
        }
    }
}
