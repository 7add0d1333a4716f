package crm.host.record;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A deal.
 *
 * @param amount yen, or null
 * @param stage {@code open}, {@code won} or {@code lost}
 * @param contact whose deal it is, or null
 */
public record Deal(
        String id,
        long version,
        String name,
        @Nullable Long amount,
        String stage,
        @Nullable LocalDate closeOn,
        @Nullable Contact contact,
        String description,
        String ownerId,
        Instant createdAt,
        Instant updatedAt) {

    /** The contact of a deal, as far as a list shows it. */
    public record Contact(String id, String name, String company) {}
}
