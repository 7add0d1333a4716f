package crm.social.http;

import java.util.regex.Pattern;

/**
 * What a request is for, in the counters and the debug log: put on the request by
 * {@code new Request.Builder().tag(Operation.class, new Operation("users.by"))}.
 *
 * @param name a fixed word of the provider, such as {@code posts.create}: letters, digits, {@code . _ -}, at most 40
 */
public record Operation(String name) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,40}");

    public Operation {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("operation: " + NAME);
        }
    }
}
