package crm.social.twitter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import crm.social.api.Message;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer.RateWindow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** X's refusals, understood (X's error pages and bodies seen in the wild, read 2026-08-22). */
final class XErrors {
    private static final Duration WITHOUT_A_HINT = Duration.ofMinutes(1);
    private static final Duration AT_LEAST = Duration.ofSeconds(5);

    private final ObjectMapper json;
    private final Clock clock;

    XErrors(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /**
     * The failure behind an answer that is no success.
     *
     * @param unclear the kind for what says nothing about the request's fate
     */
    SocialException refusal(int status, String body, List<RateWindow> windows, Headers headers, Kind unclear) {
        Wire.Refusal refusal = parse(body);
        Kind kind = kind(status, refusal, unclear);
        return new SocialException(
                kind,
                "X answered " + status + lastOf(refusal.type()),
                explanation(kind, refusal),
                kind == Kind.RATE_LIMITED ? retryAt(windows, headers) : null);
    }

    /** The kind behind one of the errors that stand beside, or instead of, the data of a 200. */
    static Kind ofItem(Wire.Problem problem) {
        String words = lower(problem.title()) + " " + lower(problem.detail());
        return switch (problem.lastOfType()) {
            case "resource-not-found" -> words.contains("suspended") ? Kind.SUSPENDED : Kind.NOT_FOUND;
            case "not-authorized-for-resource" -> words.contains("block") ? Kind.BLOCKED : Kind.PROTECTED;
            case "resource-unavailable" -> Kind.NOT_FOUND;
            default -> words.contains("suspended") ? Kind.SUSPENDED : Kind.REFUSED;
        };
    }

    private static Kind kind(int status, Wire.Refusal refusal, Kind unclear) {
        return switch (status) {
            case 400 -> Kind.INVALID;
            case 401 -> Kind.REVOKED;
            case 402 -> Kind.OUT_OF_CREDIT;
            case 403 -> forbidden(refusal);
            case 404 -> words(refusal).contains("suspended") ? Kind.SUSPENDED : Kind.NOT_FOUND;
            case 409 -> Kind.CONFLICT;
            case 413, 414, 422 -> Kind.INVALID;
            case 429 -> lastOf(refusal.type()).endsWith("usage-capped") ? Kind.OUT_OF_CREDIT : Kind.RATE_LIMITED;
            default -> status >= 500 ? unclear : Kind.REFUSED;
        };
    }

    private static Kind forbidden(Wire.Refusal refusal) {
        String words = words(refusal);
        String type = lastOf(refusal.type());
        if (words.contains("duplicate content")) {
            return Kind.DUPLICATE;
        }
        if (words.contains("reply to this conversation") || words.contains("reply to or quote")) {
            return Kind.POLICY_FORBIDS;
        }
        if (type.endsWith("client-forbidden") || lower(refusal.title()).contains("client forbidden")) {
            return Kind.PLAN_FORBIDS;
        }
        if (words.contains("scope") || type.endsWith("oauth1-permissions") || saysNothing(refusal)) {
            return Kind.SCOPE_MISSING;
        }
        if (words.contains("your account is suspended")) {
            return Kind.REFUSED;
        }
        if (words.contains("already")) {
            return Kind.CONFLICT;
        }
        if (words.contains("block")) {
            return Kind.BLOCKED;
        }
        if (words.contains("suspended")) {
            return Kind.SUSPENDED;
        }
        return type.endsWith("not-authorized-for-resource") ? Kind.PROTECTED : Kind.REFUSED;
    }

    /** X's answer where the person did not grant what an operation needs (plhery/node-twitter-api-v2#224, mironal/TwitterAPIKit#122). */
    private static boolean saysNothing(Wire.Refusal refusal) {
        return lower(refusal.title()).equals("forbidden")
                && lower(refusal.detail()).equals("forbidden");
    }

    private static @Nullable Message explanation(Kind kind, Wire.Refusal refusal) {
        String detail = refusal.detail();
        return (kind == Kind.REFUSED || kind == Kind.INVALID) && detail != null
                ? Message.of("crm.social.twitter", "refused", detail.substring(0, Math.min(detail.length(), 300)))
                : null;
    }

    /** The end of the window that is used up; where X does not say which, the end of the latest. */
    private Instant retryAt(List<RateWindow> windows, Headers headers) {
        Instant now = clock.instant();
        Stream<RateWindow> usedUp = windows.stream().filter(window -> window.remaining() <= 0);
        Instant reset = Stream.concat(usedUp, windows.stream().limit(1))
                .map(RateWindow::resetsAt)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> now.plus(retryAfter(headers)));
        return reset.isBefore(now.plus(AT_LEAST)) ? now.plus(AT_LEAST) : reset;
    }

    private static Duration retryAfter(Headers headers) {
        String seconds = headers.get("retry-after");
        return seconds != null && seconds.matches("\\d{1,5}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : WITHOUT_A_HINT;
    }

    private Wire.Refusal parse(String body) {
        try {
            Wire.Refusal refusal = json.readValue(body, Wire.Refusal.class);
            return refusal == null ? nothing() : refusal;
        } catch (JsonProcessingException e) {
            return nothing();
        }
    }

    private static Wire.Refusal nothing() {
        return new Wire.Refusal(null, null, null, null, null, null, null);
    }

    private static String words(Wire.Refusal refusal) {
        String older = Wire.orEmpty(refusal.errors()).stream()
                .map(problem -> lower(problem.message()) + lower(problem.detail()))
                .collect(Collectors.joining(" "));
        return lower(refusal.title()) + " " + lower(refusal.detail()) + " " + lower(refusal.reason()) + " " + older;
    }

    private static String lastOf(@Nullable String type) {
        return type == null ? "" : " " + type.substring(type.lastIndexOf('/') + 1);
    }

    private static String lower(@Nullable String words) {
        return words == null ? "" : words.toLowerCase(Locale.ROOT);
    }
}
