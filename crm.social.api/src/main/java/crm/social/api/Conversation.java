package crm.social.api;

import java.util.List;
import java.util.function.Function;

/**
 * A post with what it answers and what answers it.
 *
 * @param above what it answers, the beginning first; at most ten, the nearest ones
 * @param post the post itself
 * @param replies what answers it, in the network's order
 */
public record Conversation<P>(List<P> above, P post, Page<P> replies) {
    public Conversation {
        above = List.copyOf(above);
    }

    /** The same conversation with other posts. */
    public <R> Conversation<R> map(Function<? super P, ? extends R> change) {
        return new Conversation<>(above.stream().<R>map(change).toList(), change.apply(post), replies.map(change));
    }
}
