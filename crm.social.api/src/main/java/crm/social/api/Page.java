package crm.social.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param items in the list's order; may be empty although there is a next page
 * @param next where it goes on; null at the end
 */
public record Page<T>(List<T> items, @Nullable PageToken next) {
    public Page {
        items = List.copyOf(items);
    }

    /** The same page with other items. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), next);
    }
}
