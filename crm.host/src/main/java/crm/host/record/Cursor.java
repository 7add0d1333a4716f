package crm.host.record;

import crm.host.Problem;
import crm.host.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page ended: the sorted column's value and the id of its last row. Rows that come or go do not shift what follows.
 *
 * @param sort the order that it belongs to
 */
record Cursor(String sort, String value, String id) {
    private static final String SEPARATOR = "\u0000";

    String text() {
        byte[] bytes = String.join(SEPARATOR, sort, id, value).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Cursor parse(String text, String sort) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, 3);
            if (parts.length == 3 && parts[0].equals(sort)) {
                return new Cursor(sort, parts[2], parts[1]);
            }
        } catch (IllegalArgumentException e) {
            // Not base64: refused below like every other text that is no cursor of ours.
        }
        throw Problem.of(ProblemKind.BAD_REQUEST);
    }

    long number() {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw Problem.of(ProblemKind.BAD_REQUEST);
        }
    }
}
