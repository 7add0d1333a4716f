package crm.social.sandbox.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;

/**
 * The rules in force. Each has X's own behaviour as its default where that is known.
 *
 * @param plan {@code enterprise}, or {@code payg} which refuses follow, like and quote
 * @param dialect which vocabulary is spoken: {@code tweet} (description 2.166), {@code post} (2.167), or {@code both}: the
 *     one that the request uses
 * @param consentPicking whether a person may drop operations on the consent page (today's X: no)
 * @param summonedReply who may reply: {@code plan} (only pay-per-use is bound), {@code on}, {@code off}
 * @param oneGrantPerAppAndUser whether a second sign-in ends the tokens of the first
 * @param accessTokenSeconds life of an access token
 * @param codeSeconds life of an authorization code
 * @param searchPatternStrict whether a name search in anything but ASCII letters is refused
 * @param duplicateTextRule whether the same text twice in 24 hours is refused
 * @param credits whether the app's account has credit: without, every call is 402
 * @param rateLimits whether calls are limited
 * @param rateLimitScale the share of X's limits that is granted, 1.0 is all of it
 * @param rateLimitBody which of the two observed 429 bodies: {@code problem} or {@code v1}
 * @param clockOffsetSeconds how far the local network's clock is ahead of the machine's
 */
public record Switches(
        @JsonProperty("plan") String plan,
        @JsonProperty("dialect") String dialect,
        @JsonProperty("consent_picking") boolean consentPicking,
        @JsonProperty("summoned_reply") String summonedReply,
        @JsonProperty("one_grant_per_app_and_user") boolean oneGrantPerAppAndUser,
        @JsonProperty("access_token_seconds") int accessTokenSeconds,
        @JsonProperty("code_seconds") int codeSeconds,
        @JsonProperty("search_pattern_strict") boolean searchPatternStrict,
        @JsonProperty("duplicate_text_rule") boolean duplicateTextRule,
        @JsonProperty("credits") boolean credits,
        @JsonProperty("rate_limits") boolean rateLimits,
        @JsonProperty("rate_limit_scale") double rateLimitScale,
        @JsonProperty("rate_limit_body") String rateLimitBody,
        @JsonProperty("clock_offset_seconds") long clockOffsetSeconds) {

    public Switches {
        demand("plan", plan, Set.of("enterprise", "payg"));
        demand("dialect", dialect, Set.of("tweet", "post", "both"));
        demand("summoned_reply", summonedReply, Set.of("plan", "on", "off"));
        demand("rate_limit_body", rateLimitBody, Set.of("problem", "v1"));
        if (accessTokenSeconds < 1 || codeSeconds < 1) {
            throw new IllegalArgumentException("access_token_seconds and code_seconds must be at least 1");
        }
        if (!(rateLimitScale > 0 && rateLimitScale <= 1_000_000)) {
            throw new IllegalArgumentException("rate_limit_scale must be above 0");
        }
        if (Math.abs(clockOffsetSeconds) > 315_360_000L) {
            throw new IllegalArgumentException("clock_offset_seconds must be within ten years");
        }
    }

    private static void demand(String name, String value, Set<String> allowed) {
        if (!allowed.contains(value)) {
            throw new IllegalArgumentException(name + " must be one of " + allowed);
        }
    }

    /** X's rules, for a plan and a vocabulary. */
    public static Switches of(String plan, String dialect) {
        return new Switches(plan, dialect, true, "plan", false, 7_200, 30, true, true, true, true, 1.0, "problem", 0);
    }

    /** Whether a reply needs a word from the author first. */
    public boolean repliesOnlyWhenSummoned() {
        return summonedReply.equals("on") || summonedReply.equals("plan") && plan.equals("payg");
    }
}
