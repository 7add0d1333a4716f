package crm.host.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.host.record.DealEdit;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads a deal from a body. */
final class DealBody {
    static final List<String> STAGES = List.of("open", "won", "lost");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 4000;
    private static final long LARGEST_AMOUNT = 999_999_999_999L;

    private DealBody() {}

    static DealEdit read(ObjectNode body) {
        Fields fields = new Fields(body);
        DealEdit edit = new DealEdit(
                fields.text("name", LONGEST_NAME),
                fields.number("amount", 0, LARGEST_AMOUNT),
                fields.choice("stage", STAGES),
                fields.day("closeOn"),
                fields.text("contact", 64).map(id -> Optional.of(id).filter(text -> !text.isEmpty())),
                fields.text("description", LONGEST_DESCRIPTION),
                fields.text("owner", 64),
                fields.version());
        fields.check();
        return edit;
    }

    /** The deal that a conversion makes: a name, and what it may come to and when. */
    static DealEdit forConversion(ObjectNode body) {
        Fields fields = new Fields(body);
        String name = fields.required("name", LONGEST_NAME);
        Optional<Optional<Long>> amount = fields.number("amount", 0, LARGEST_AMOUNT);
        Optional<Optional<LocalDate>> closeOn = fields.day("closeOn");
        fields.check();
        return new DealEdit(
                Optional.of(name),
                amount,
                Optional.empty(),
                closeOn,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
