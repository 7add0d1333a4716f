package crm.host.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.host.PlainText;
import crm.host.record.PersonEdit;
import crm.host.record.PersonRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a lead or contact from a body. */
final class PersonBody {
    private PersonBody() {}

    static PersonEdit read(String type, ObjectNode body) {
        Fields fields = new Fields(body);
        Map<String, String> texts = new HashMap<>();
        PersonRules.TEXTS.forEach((name, longest) -> fields.text(name, longest).ifPresent(text -> {
            // What is malformed anywhere was refused by the reading already.
            if (PlainText.wellFormed(text)) {
                PersonRules.refusal(name, text).ifPresent(code -> fields.refuse(name, code));
            }
            texts.put(name, text);
        }));
        Optional<String> status =
                PersonRules.hasStatus(type) ? fields.choice("status", PersonRules.STATUSES) : Optional.empty();
        PersonEdit edit = new PersonEdit(
                texts,
                status,
                fields.text("owner", 64),
                fields.texts("handles", PersonRules.NETWORK, PersonRules.LONGEST_HANDLE),
                fields.version());
        fields.check();
        return edit;
    }
}
