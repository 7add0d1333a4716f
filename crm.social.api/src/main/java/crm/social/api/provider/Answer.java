package crm.social.api.provider;

import crm.social.api.Price;
import crm.social.api.SocialException;
import java.time.Instant;
import java.util.List;

/**
 * What a network answered.
 *
 * @param value the answer
 * @param problems what could not be answered although the rest was
 * @param viewerOnly whether only this viewer may see it, because an account in it is protected
 * @param windows the network's limits as its answer told them
 * @param price what the answer cost
 */
public record Answer<T>(
        T value, List<ItemProblem> problems, boolean viewerOnly, List<RateWindow> windows, Price price) {
    public Answer {
        problems = List.copyOf(problems);
        windows = List.copyOf(windows);
    }

    /**
     * One thing that could not be answered.
     *
     * @param item the handle or id asked for
     * @param kind why not
     */
    public record ItemProblem(String item, SocialException.Kind kind) {}

    /**
     * A limit of the network.
     *
     * @param name which limit, such as the operation's name
     * @param limit calls per window
     * @param remaining calls left
     * @param resetsAt when the window ends
     */
    public record RateWindow(String name, int limit, int remaining, Instant resetsAt) {}
}
