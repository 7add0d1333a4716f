package crm.host.record;

import crm.host.PlainText;
import crm.host.api.RecordRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the members of a lead or contact may hold, wherever they come from. */
public final class PersonRules {
    /** The texts of {@link PersonData}, in the order in which people read them, with the most characters that each takes. */
    public static final Map<String, Integer> TEXTS = texts();

    public static final int LONGEST_HANDLE = 300;
    public static final List<String> STATUSES = List.of("new", "contacted", "qualified", "lost");

    /** The id of a social network, as those who speak to networks give it. */
    public static final Pattern NETWORK = Pattern.compile("[a-z0-9]{1,32}");

    private static final String DESCRIPTION = "description";
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@.<>\"]+(\\.[^\\s@.<>\"]+)*");

    private PersonRules() {}

    /** Whether records of this type have a status. */
    public static boolean hasStatus(String type) {
        return type.equals(RecordRef.LEAD);
    }

    /** Why a text cannot be a member's value: a code of {@link crm.host.FieldError}; its length aside. */
    public static Optional<String> refusal(String member, String text) {
        boolean wellFormed = member.equals(DESCRIPTION) ? PlainText.wellFormed(text) : PlainText.oneLine(text);
        boolean fits = wellFormed
                && (!member.equals("email")
                        || text.isEmpty()
                        || EMAIL.matcher(text).matches());
        return fits ? Optional.empty() : Optional.of("malformed");
    }

    private static Map<String, Integer> texts() {
        Map<String, Integer> texts = new LinkedHashMap<>();
        texts.put("familyName", 80);
        texts.put("givenName", 80);
        texts.put("familyReading", 80);
        texts.put("givenReading", 80);
        texts.put("company", 200);
        texts.put("title", 100);
        texts.put("email", 254);
        texts.put("phone", 40);
        texts.put("site", 300);
        texts.put("place", 100);
        texts.put(DESCRIPTION, 4000);
        return Collections.unmodifiableMap(texts);
    }
}
