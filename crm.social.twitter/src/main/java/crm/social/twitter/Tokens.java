package crm.social.twitter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import crm.social.api.Act;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Grant;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** X's tokens inside a grant, and X's scopes as acts. */
final class Tokens {
    static final String READ_FOLLOWS = "follows.read";

    private static final List<String> READING = List.of(READ_FOLLOWS, "offline.access", "tweet.read", "users.read");
    private static final Duration USUAL_LIFE = Duration.ofHours(2);

    private final ObjectMapper json;
    private final Clock clock;

    Tokens(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /**
     * What is kept of a grant.
     *
     * @param scopes as granted; null in grants from before it was kept, when nobody had been asked for {@link #READ_FOLLOWS}
     */
    private record Kept(
            String access,
            @Nullable String refresh,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String scopes) {
        @Override
        public String toString() {
            return "Kept";
        }
    }

    static String scopes(Collection<Act> acts) {
        Set<String> scopes = new TreeSet<>(READING);
        acts.forEach(act -> scopes.add(scope(act)));
        return String.join(" ", scopes);
    }

    private static String scope(Act act) {
        return switch (act) {
            case POST, REPLY, REPOST -> "tweet.write";
            case LIKE -> "like.write";
            case FOLLOW -> "follows.write";
        };
    }

    Grant grant(Wire.Token token, @Nullable String scopesBefore) {
        String access = token.accessToken();
        if (access == null || access.isEmpty()) {
            throw new SocialException(Kind.NETWORK_DOWN, "X granted without a token");
        }
        String scopes = token.scope() != null ? token.scope() : scopesBefore == null ? "" : scopesBefore;
        Duration life = token.expiresIn() == null ? USUAL_LIFE : Duration.ofSeconds(token.expiresIn());
        return new Grant(
                write(new Kept(access, token.refreshToken(), scopes)),
                acts(scopes),
                clock.instant().plus(life),
                token.refreshToken() != null);
    }

    String access(Grant grant) {
        return read(grant).access();
    }

    /** The token to refresh or revoke with; the access token where there is no other. */
    String longestLived(Grant grant) {
        Kept kept = read(grant);
        return kept.refresh() == null ? kept.access() : kept.refresh();
    }

    /** The scopes of a grant; what its acts need where they were not kept. */
    String scopesOf(Grant grant) {
        String kept = read(grant).scopes();
        return kept == null ? scopes(grant.acts()).replace(READ_FOLLOWS + " ", "") : kept;
    }

    /** {@link SocialException.Kind#SCOPE_MISSING} where the person did not allow this. */
    void demand(Grant grant, String scope) {
        if (!Arrays.asList(scopesOf(grant).split(" ")).contains(scope)) {
            throw new SocialException(SocialException.Kind.SCOPE_MISSING, "not granted: " + scope);
        }
    }

    private static Set<Act> acts(String scopes) {
        List<String> granted = Arrays.asList(scopes.split(" "));
        Set<Act> acts = EnumSet.noneOf(Act.class);
        for (Act act : Act.values()) {
            if (granted.contains(scope(act))) {
                acts.add(act);
            }
        }
        return acts;
    }

    private String write(Kept kept) {
        try {
            return json.writeValueAsString(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("tokens are two strings");
        }
    }

    private Kept read(Grant grant) {
        try {
            return json.readValue(grant.secret(), Kept.class);
        } catch (JsonProcessingException e) {
            throw new SocialException(Kind.REVOKED, "a grant that this provider did not write");
        }
    }
}
