package crm.host.record;

import java.util.Optional;

/**
 * What a list was asked for.
 *
 * @param words empty for all
 * @param state status of a lead, stage of a deal
 * @param contact deals of this contact only
 * @param limit 1 to 100
 * @param counted whether to say how many there are on all pages, for which all that is not found may have to be looked at
 */
public record ListQuery(
        String words,
        Optional<String> sort,
        Optional<String> owner,
        Optional<String> state,
        Optional<String> contact,
        Optional<String> cursor,
        int limit,
        boolean counted) {
    /** Whether nothing but words narrows the list. */
    boolean byWordsOnly() {
        return !words.isBlank() && owner.isEmpty() && state.isEmpty() && contact.isEmpty();
    }
}
