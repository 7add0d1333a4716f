package crm.social.twitter;

import crm.social.api.Act;
import crm.social.api.PostRef;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer;
import crm.social.api.provider.Viewer;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Passing posts on and liking them. X takes the same twice without complaint. */
final class ReactionCalls {
    private final Settings settings;
    private final XApi api;
    private final Tokens tokens;
    private final Decisions decisions;

    ReactionCalls(Settings settings, XApi api, Tokens tokens, Decisions decisions) {
        this.settings = settings;
        this.api = api;
        this.tokens = tokens;
        this.decisions = decisions;
    }

    /** The body of a reaction. */
    private record Target(String tweetId) {}

    Answer<Boolean> react(Viewer.Account viewer, Act act, PostRef post, boolean on) {
        String collection = act == Act.LIKE ? "likes" : "retweets";
        HttpUrl.Builder address = settings.api()
                .newBuilder()
                .addPathSegments("2/users")
                .addPathSegment(viewer.account().subject())
                .addPathSegment(collection);
        String token = tokens.access(viewer.grant());
        try {
            XApi.Reply<Wire.Reacted> reply = on
                    ? api.write(
                            collection + ".create",
                            address.build(),
                            token,
                            "POST",
                            new Target(post.value()),
                            Wire.Reacted.class)
                    : api.write(
                            collection + ".delete",
                            address.addPathSegment(post.value()).build(),
                            token,
                            "DELETE",
                            null,
                            Wire.Reacted.class);
            return answer(state(act, reply.body().data(), on), on, reply.windows());
        } catch (SocialException e) {
            if (e.kind() == Kind.CONFLICT || !on && e.kind() == Kind.NOT_FOUND) {
                return answer(on, on, List.of());
            }
            throw e;
        }
    }

    private static boolean state(Act act, Wire.@Nullable ReactedTo said, boolean on) {
        Boolean state = said == null ? null : act == Act.LIKE ? said.liked() : said.retweeted();
        return state == null ? on : state;
    }

    private Answer<Boolean> answer(boolean state, boolean on, List<Answer.RateWindow> windows) {
        long price = on ? Prices.INTERACTION : Prices.INTERACTION_BACK;
        return new Answer<>(state, List.of(), true, windows, decisions.price(price));
    }
}
