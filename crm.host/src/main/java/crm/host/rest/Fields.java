package crm.host.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.host.FieldError;
import crm.host.PlainText;
import crm.host.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads the members of a body one by one, tells what is not there from what is empty, and collects what is wrong. {@link #check} refuses the body
 * if anything was, members that nobody asked for included.
 */
final class Fields {
    private final ObjectNode body;
    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    Fields(ObjectNode body) {
        this.body = body;
    }

    /** Notes an error. */
    void refuse(String field, String code) {
        errors.add(new FieldError(field, code));
    }

    private Optional<JsonNode> member(String name) {
        known.add(name);
        return Optional.ofNullable(body.get(name));
    }

    /** A text without blanks around it; null is an empty one. */
    Optional<String> text(String name, int longest) {
        return member(name).flatMap(node -> text(name, node, longest));
    }

    private Optional<String> text(String name, JsonNode node, int longest) {
        if (!node.isTextual() && !node.isNull()) {
            refuse(name, "malformed");
            return Optional.empty();
        }
        String text = node.isNull() ? "" : node.textValue().strip();
        if (text.length() > longest) {
            refuse(name, "too-long");
        } else if (!PlainText.wellFormed(text)) {
            refuse(name, "malformed");
        }
        return Optional.of(text);
    }

    /** A text that has to be there and not be empty. */
    String required(String name, int longest) {
        return present(name, text(name, longest));
    }

    /** A secret, taken as it is. */
    String secret(String name, int longest) {
        Optional<String> value = member(name).filter(JsonNode::isTextual).map(JsonNode::textValue);
        if (value.isPresent() && value.get().length() > longest) {
            refuse(name, "too-long");
        }
        return present(name, value);
    }

    private String present(String name, Optional<String> value) {
        if (value.isEmpty() || value.get().isEmpty()) {
            if (errors.stream().noneMatch(error -> error.field().equals(name))) {
                refuse(name, "required");
            }
            return "";
        }
        return value.get();
    }

    /** One of some words. */
    Optional<String> choice(String name, Collection<String> choices) {
        Optional<String> value = text(name, 100);
        if (value.isPresent() && !choices.contains(value.get())) {
            refuse(name, "unknown");
        }
        return value;
    }

    Optional<Boolean> flag(String name) {
        Optional<JsonNode> node = member(name);
        if (node.isPresent() && !node.get().isBoolean()) {
            refuse(name, "malformed");
        }
        return node.map(JsonNode::booleanValue);
    }

    /** A whole number; null is an inner nothing. */
    Optional<Optional<Long>> number(String name, long least, long most) {
        Optional<JsonNode> node = member(name);
        if (node.isEmpty() || node.get().isNull()) {
            return node.map(nothing -> Optional.empty());
        }
        if (!node.get().isIntegralNumber()) {
            refuse(name, "malformed");
            return Optional.empty();
        }
        boolean fits = node.get().canConvertToLong()
                && node.get().longValue() >= least
                && node.get().longValue() <= most;
        if (!fits) {
            refuse(name, "out-of-range");
        }
        return Optional.of(Optional.of(node.get().longValue()));
    }

    Optional<Long> version() {
        return number("version", 1, Long.MAX_VALUE).flatMap(value -> value);
    }

    /** A day; null or an empty text is an inner nothing. */
    Optional<Optional<LocalDate>> day(String name) {
        return text(name, 10).flatMap(text -> {
            if (text.isEmpty()) {
                return Optional.of(Optional.empty());
            }
            try {
                return Optional.of(Optional.of(LocalDate.parse(text)));
            } catch (DateTimeParseException e) {
                refuse(name, "malformed");
                return Optional.empty();
            }
        });
    }

    /** Texts by name; null is an empty one. */
    Map<String, String> texts(String name, Pattern names, int longest) {
        Map<String, String> texts = new HashMap<>();
        object(name).ifPresent(object -> object.properties().forEach(entry -> {
            String field = name + "." + entry.getKey();
            if (!names.matcher(entry.getKey()).matches()) {
                refuse(name, "unknown");
            } else {
                text(field, entry.getValue(), longest).ifPresent(text -> texts.put(entry.getKey(), text));
            }
        }));
        return texts;
    }

    /** An object within; null is nothing. */
    Optional<ObjectNode> object(String name) {
        Optional<JsonNode> node = member(name).filter(value -> !value.isNull());
        if (node.isPresent() && !node.get().isObject()) {
            refuse(name, "malformed");
            return Optional.empty();
        }
        return node.map(ObjectNode.class::cast);
    }

    /** A list that has to be there; what its elements are is for the caller to see. */
    JsonNode array(String name) {
        Optional<JsonNode> node = member(name).filter(JsonNode::isArray);
        if (node.isEmpty()) {
            refuse(name, "required");
        }
        return node.orElseGet(MissingNode::getInstance);
    }

    /** A list of different texts. */
    Optional<Set<String>> list(String name, int most) {
        Optional<JsonNode> node = member(name);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        Set<String> texts = new TreeSet<>();
        boolean fits = node.get().isArray() && node.get().size() <= most;
        if (fits) {
            for (JsonNode element : node.get()) {
                fits &= element.isTextual();
                texts.add(element.asText());
            }
        }
        if (!fits) {
            refuse(name, "malformed");
        }
        return Optional.of(texts);
    }

    /** @throws Problem INVALID if anything was wrong */
    void check() {
        body.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                refuse(name.length() > 100 ? name.substring(0, 100) : name, "unknown");
            }
        });
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
