package crm.social.bench;

import java.util.List;

/**
 * Somebody who becomes a lead or contact.
 *
 * @param handle at X; empty for who is not linked
 */
record Person(
        String family,
        String given,
        String familyReading,
        String givenReading,
        String company,
        String title,
        String email,
        String phone,
        String place,
        String status,
        String handle) {
    /** The fields that the columns of {@link #cells} mean, but for the owner. */
    static final List<String> FIELDS = List.of(
            "familyName",
            "givenName",
            "familyReading",
            "givenReading",
            "company",
            "title",
            "email",
            "phone",
            "place",
            "handles.twitter");

    List<String> cells() {
        return List.of(family, given, familyReading, givenReading, company, title, email, phone, place, handle);
    }
}
