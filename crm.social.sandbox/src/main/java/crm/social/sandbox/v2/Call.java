package crm.social.sandbox.v2;

import crm.social.sandbox.http.Exchange;
import crm.social.sandbox.rules.Switches;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One call, past its checks.
 *
 * @param home the local network's own address, without a slash at its end
 */
record Call(Exchange request, Caller caller, Wanted wanted, Switches rules, Instant now, String home) {
    private static final String ID = "[0-9]{1,19}";

    Dialect dialect() {
        return wanted.dialect();
    }

    Problems problems() {
        return new Problems(dialect());
    }

    Refusal invalid(String parameter, String value, String message) {
        return Refusal.invalid(dialect(), parameter, value, message);
    }

    /** A number in the path. */
    long pathId(String name) {
        return id(name, request.part(name));
    }

    private long id(String parameter, String value) {
        if (!value.matches(ID)) {
            throw invalid(
                    parameter, value, "The `" + parameter + "` query parameter value [" + value + "] is not valid");
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    /** A number in the query. */
    Optional<Long> queryId(String name) {
        return request.query(name).map(value -> id(name, value));
    }

    /** From 1 to 100 values, set apart by commas. */
    List<String> many(String name, String pattern) {
        String value = request.query(name).orElse("");
        List<String> values =
                Arrays.stream(value.split(",")).map(String::strip).distinct().toList();
        if (value.isEmpty()) {
            throw invalid(name, "", "The `" + name + "` query parameter can not be empty");
        }
        if (values.size() > 100) {
            throw invalid(
                    name,
                    value,
                    "The number of values in the `" + name + "` query parameter list [" + values.size()
                            + "] is not between 1 and 100");
        }
        for (String each : values) {
            check(name, each, pattern);
        }
        return values;
    }

    /** Refuses a value that does not have this form. */
    void check(String name, String value, String pattern) {
        if (!value.matches(pattern)) {
            throw invalid(
                    name,
                    value,
                    "The `" + name + "` query parameter value [" + value + "] does not match ^" + pattern + "$");
        }
    }

    /** How many are wanted at most. */
    int size(int least, int most, int usual) {
        Optional<String> asked = request.query("max_results");
        if (asked.isEmpty()) {
            return usual;
        }
        String value = asked.get();
        int size = value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : -1;
        if (size < least || size > most) {
            throw invalid(
                    "max_results",
                    value,
                    "The `max_results` query parameter value [" + value + "] is not between " + least + " and " + most);
        }
        return size;
    }

    /** Where the list goes on, if this is not its beginning. */
    Optional<Cursor> cursor(String... names) {
        for (String name : names) {
            Optional<String> token = request.query(name);
            if (token.isPresent()) {
                return Optional.of(Cursor.read(token.get())
                        .orElseThrow(() -> invalid(
                                name,
                                token.get(),
                                "The `" + name + "` query parameter value [" + token.get() + "] is not valid")));
            }
        }
        return Optional.empty();
    }

    /** A moment in the query. */
    Optional<Instant> moment(String name) {
        return request.query(name).map(value -> {
            try {
                return Instant.parse(value);
            } catch (DateTimeParseException e) {
                throw invalid(
                        name, value, "The `" + name + "` query parameter value [" + value + "] is not a valid date");
            }
        });
    }

    /** The number in the path must be the caller's own. */
    long self() {
        long id = pathId("id");
        if (id != caller.person()) {
            throw Refusal.forbidden("The `id` query parameter value [" + id
                    + "] must be the same as the authenticating user [" + caller.person() + "]");
        }
        return id;
    }
}
