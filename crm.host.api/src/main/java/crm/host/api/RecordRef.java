package crm.host.api;

import java.util.regex.Pattern;

/**
 * Points to a record of the CRM.
 *
 * @param type the record's type in lower case: {@value #LEAD}, {@value #CONTACT}, or another type of the host, such as {@code deal}
 * @param id the host's identifier: 1 to 64 letters, digits, {@code _} and {@code -}
 */
public record RecordRef(String type, String id) {
    /** 見込み客. */
    public static final String LEAD = "lead";

    /** 連絡先. */
    public static final String CONTACT = "contact";

    private static final Pattern TYPE = Pattern.compile("[a-z]{1,32}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public RecordRef {
        if (!TYPE.matcher(type).matches() || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not a record reference");
        }
    }

    /** Whether the record is a person: a lead or a contact. Social functions exist for these only. */
    public boolean isPerson() {
        return type.equals(LEAD) || type.equals(CONTACT);
    }
}
