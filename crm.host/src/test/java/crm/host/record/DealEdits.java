package crm.host.record;

import java.util.Optional;

/** Edits of deals as tests need them. */
final class DealEdits {
    private DealEdits() {}

    static DealEdit named(String name) {
        return new DealEdit(
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
