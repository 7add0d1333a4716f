package crm.host.record;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Edits of deals as tests need them. */
final class DealEdits {
    private DealEdits() {}

    static DealEdit named(String name) {
        return named(name, null);
    }

    static DealEdit named(String name, @Nullable String contact) {
        return new DealEdit(
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(contact).map(Optional::of),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
