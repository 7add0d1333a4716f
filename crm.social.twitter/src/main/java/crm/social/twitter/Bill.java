package crm.social.twitter;

import crm.social.api.Price;
import java.util.HashSet;
import java.util.Set;

/**
 * What an answer costs: X charges for each thing that a response brings, what was expanded not less than what was asked for, and for the same thing
 * once a day (X's pricing page, read 2026-11). Used by one call at a time.
 */
final class Bill {
    private final Plan plan;
    private final Set<String> users = new HashSet<>();
    private final Set<String> posts = new HashSet<>();
    private final Set<String> media = new HashSet<>();

    Bill(Plan plan) {
        this.plan = plan;
    }

    Bill add(Wire.Users answer) {
        Wire.orEmpty(answer.data()).forEach(user -> users.add(user.id()));
        return this;
    }

    Bill add(Wire.Posts answer) {
        Wire.orEmpty(answer.data()).forEach(post -> posts.add(post.id()));
        Wire.Includes includes = answer.includes();
        if (includes != null) {
            Wire.orEmpty(includes.users()).forEach(user -> users.add(user.id()));
            Wire.orEmpty(includes.posts()).forEach(post -> posts.add(post.id()));
            Wire.orEmpty(includes.media()).forEach(item -> media.add(item.mediaKey()));
        }
        return this;
    }

    Price price() {
        return plan == Plan.ENTERPRISE
                ? Price.FREE
                : new Price(Prices.USER * users.size() + Prices.POST * posts.size() + Prices.MEDIA * media.size());
    }
}
