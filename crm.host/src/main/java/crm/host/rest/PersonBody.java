package crm.host.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.host.api.RecordRef;
import crm.host.record.PersonEdit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a lead or contact from a body. */
final class PersonBody {
    private static final Map<String, Integer> TEXTS = Map.of(
            "familyName", 80,
            "givenName", 80,
            "familyReading", 80,
            "givenReading", 80,
            "company", 200,
            "title", 100,
            "email", 254,
            "phone", 40,
            "site", 300,
            "place", 100);
    private static final int LONGEST_DESCRIPTION = 4000;
    private static final int LONGEST_HANDLE = 300;
    private static final List<String> STATUSES = List.of("new", "contacted", "qualified", "lost");
    private static final Pattern NETWORK = Pattern.compile("[a-z][a-z0-9.-]{0,31}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@.<>\"]+(\\.[^\\s@.<>\"]+)*");

    private PersonBody() {}

    static PersonEdit read(String type, ObjectNode body) {
        Fields fields = new Fields(body);
        Map<String, String> texts = new HashMap<>();
        TEXTS.forEach((name, longest) -> fields.text(name, longest).ifPresent(text -> {
            if (text.indexOf('\n') >= 0 || text.indexOf('\t') >= 0) {
                fields.refuse(name, "malformed");
            }
            texts.put(name, text);
        }));
        fields.text("description", LONGEST_DESCRIPTION).ifPresent(text -> texts.put("description", text));
        String email = texts.getOrDefault("email", "");
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            fields.refuse("email", "malformed");
        }
        Optional<String> status = type.equals(RecordRef.LEAD) ? fields.choice("status", STATUSES) : Optional.empty();
        PersonEdit edit = new PersonEdit(
                texts,
                status,
                fields.text("owner", 64),
                fields.texts("handles", NETWORK, LONGEST_HANDLE),
                fields.version());
        fields.check();
        return edit;
    }
}
