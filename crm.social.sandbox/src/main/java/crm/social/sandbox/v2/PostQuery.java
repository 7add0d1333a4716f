package crm.social.sandbox.v2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A search for posts: words, "phrases", {@code from:}, {@code to:}, {@code conversation_id:}, {@code in_reply_to_tweet_id:}, {@code @name},
 * {@code #tag}, {@code is:}, {@code has:}, {@code lang:}, {@code -}, {@code OR} and brackets.
 *
 * @param sql a condition on the table of posts
 * @param values what stands for its question marks
 */
record PostQuery(String sql, List<Object> values) {
    private static final String NAMED = "(exists (select 1 from mention join person on person.id = mention.person_id"
            + " where mention.post_id = post.id and person.username_key = ?))";
    private static final String TAGGED = "(exists (select 1 from json_each(nullif(spans, '')) as span"
            + " where span.value ->> 'k' = 'hashtag' and lower(span.value ->> 'v') = ?))";
    private static final Pattern TOKEN = Pattern.compile("\\s*(\\(|\\)|-?\"[^\"]*\"|-(?=\\()|[^\\s()]+)");

    PostQuery {
        values = List.copyOf(values);
    }

    /** Empty where the query cannot be read. */
    static Optional<PostQuery> parse(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text.strip());
        int end = 0;
        while (end < text.strip().length() && matcher.find(end) && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        Parser parser = new Parser(tokens);
        try {
            String sql = parser.either();
            return parser.isDone() ? Optional.of(new PostQuery(sql, parser.values)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static final class Parser {
        private final List<String> tokens;
        private final List<Object> values = new ArrayList<>();
        private int next;

        Parser(List<String> tokens) {
            this.tokens = tokens;
        }

        boolean isDone() {
            return next == tokens.size();
        }

        private boolean at(String token) {
            return next < tokens.size() && tokens.get(next).equals(token);
        }

        String either() {
            List<String> parts = new ArrayList<>(List.of(all()));
            while (at("OR")) {
                next++;
                parts.add(all());
            }
            return parts.size() == 1 ? parts.get(0) : "(" + String.join(" or ", parts) + ")";
        }

        private String all() {
            List<String> parts = new ArrayList<>(List.of(one()));
            while (!isDone() && !at("OR") && !at(")")) {
                parts.add(one());
            }
            return "(" + String.join(" and ", parts) + ")";
        }

        private String one() {
            if (isDone()) {
                throw new IllegalArgumentException("something is missing");
            }
            String token = tokens.get(next++);
            if (token.equals("(")) {
                return bracket();
            }
            if (token.equals("-")) {
                next++;
                return "not " + bracket();
            }
            if (token.equals(")") || token.equals("OR")) {
                throw new IllegalArgumentException(token);
            }
            return token.startsWith("-") && token.length() > 1
                    ? "not " + condition(token.substring(1))
                    : condition(token);
        }

        private String bracket() {
            String inner = either();
            if (!at(")")) {
                throw new IllegalArgumentException("a bracket stays open");
            }
            next++;
            return inner;
        }

        private String condition(String token) {
            int colon = token.indexOf(':');
            if (token.matches("@[A-Za-z0-9_]+")) {
                return by(NAMED, token.substring(1));
            }
            if (token.matches("#[^\"\\s]+")) {
                return by(TAGGED, token.substring(1));
            }
            if (token.startsWith("\"") || colon < 1) {
                return words(token.replace("\"", ""));
            }
            String value = token.substring(colon + 1).replaceFirst("^@", "");
            return switch (token.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "from" -> by("(author_id = (select id from person where username_key = ? or id = ?))", value);
                case "to" -> by("(reply_to_user_id = (select id from person where username_key = ? or id = ?))", value);
                case "conversation_id" -> by("(conversation_id = cast(? as integer))", value);
                case "in_reply_to_tweet_id", "in_reply_to_status_id" -> by("(reply_to_id = cast(? as integer))", value);
                case "lang" -> by("(lang = ?)", value);
                case "is" -> is(value);
                case "has" -> has(value);
                default -> throw new IllegalArgumentException(token);
            };
        }

        private String by(String sql, String value) {
            long marks = sql.chars().filter(each -> each == '?').count();
            for (int i = 0; i < marks; i++) {
                values.add(value.toLowerCase(Locale.ROOT));
            }
            return sql;
        }

        private static String is(String value) {
            return switch (value) {
                case "reply" -> "(reply_to_id is not null)";
                case "quote" -> "(quoted_id is not null)";
                case "retweet" -> "(repost_of_id is not null)";
                case "verified" -> "(author_id in (select id from person where verified_type <> 'none'))";
                default -> throw new IllegalArgumentException(value);
            };
        }

        private static String has(String value) {
            return switch (value) {
                case "links" -> "(spans like '%\"k\":\"url\"%' or spans like '%\"k\":\"picture\"%')";
                case "mentions" -> "(spans like '%\"k\":\"mention\"%')";
                case "hashtags" -> "(spans like '%\"k\":\"hashtag\"%')";
                case "media", "images" -> "(exists (select 1 from media where media.post_id = post.id))";
                case "videos" -> "(1 = 0)";
                default -> throw new IllegalArgumentException(value);
            };
        }

        private String words(String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("no word");
            }
            values.add("%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
            return "(text like ? escape '\\')";
        }
    }
}
