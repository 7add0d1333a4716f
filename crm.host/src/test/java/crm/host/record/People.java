package crm.host.record;

import java.util.Map;
import java.util.Optional;

/** Edits as tests need them. */
final class People {
    private People() {}

    static PersonEdit named(String family, String given) {
        return edit(Map.of("familyName", family, "givenName", given), Map.of());
    }

    static PersonEdit edit(Map<String, String> texts, Map<String, String> handles) {
        return new PersonEdit(texts, Optional.empty(), Optional.empty(), handles, Optional.empty());
    }

    static PersonEdit version(long version, PersonEdit edit) {
        return new PersonEdit(edit.texts(), edit.status(), edit.owner(), edit.handles(), Optional.of(version));
    }

    static ListQuery query(String words, String sort, Optional<String> cursor, int limit) {
        return new ListQuery(
                words, Optional.of(sort), Optional.empty(), Optional.empty(), Optional.empty(), cursor, limit, true);
    }
}
