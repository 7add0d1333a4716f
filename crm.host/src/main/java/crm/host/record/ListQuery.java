package crm.host.record;

import java.util.Optional;

/**
 * What a list was asked for.
 *
 * @param words empty for all
 * @param state status of a lead, stage of a deal
 * @param contact deals of this contact only
 * @param limit 1 to 100
 */
public record ListQuery(
        String words,
        Optional<String> sort,
        Optional<String> owner,
        Optional<String> state,
        Optional<String> contact,
        Optional<String> cursor,
        int limit) {}
