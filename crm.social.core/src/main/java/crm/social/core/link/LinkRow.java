package crm.social.core.link;

import crm.host.api.RecordRef;
import crm.social.api.Links.Basis;
import crm.social.api.Links.Link;
import crm.social.api.Links.State;
import crm.social.api.SubjectKey;
import crm.store.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a record's place for a network holds.
 *
 * @param held the link, or null where there was one once
 * @param version counts the changes of this place
 */
public record LinkRow(
        RecordRef record, String network, @Nullable Held held, long version) {
    static final String COLUMNS =
            "record_type, record_id, network, subject, handle, state, basis, evidence, linked_by, linked_at";

    /**
     * A link's own values.
     *
     * @param evidence what speaks for it: the handle as it was when the link was made
     */
    public record Held(
            String subject,
            String handle,
            State state,
            Basis basis,
            String evidence,
            String linkedBy,
            Instant linkedAt) {
        /** The same under another handle. */
        public Held named(String newest) {
            return new Held(subject, newest, state, basis, evidence, linkedBy, linkedAt);
        }

        static @Nullable Held of(Row row) {
            String subject = row.stringOrNull("subject");
            return subject == null
                    ? null
                    : new Held(
                            subject,
                            row.string("handle"),
                            row.enumValue("state", State.class),
                            row.enumValue("basis", Basis.class),
                            row.string("evidence"),
                            row.string("linked_by"),
                            row.instant("linked_at"));
        }
    }

    /** A place that was never used. */
    public static LinkRow never(RecordRef record, String network) {
        return new LinkRow(record, network, null, 0);
    }

    static LinkRow of(Row row) {
        return new LinkRow(
                new RecordRef(row.string("record_type"), row.string("record_id")),
                row.string("network"),
                Held.of(row),
                row.longValue("version"));
    }

    /** Whether somebody who saw this version may change it; 0 stands for "nothing is linked". */
    boolean expected(long seen) {
        return seen == version || (seen == 0 && held == null);
    }

    /** The link as callers see it, or null. */
    @Nullable
    Link link() {
        return held == null
                ? null
                : new Link(
                        record,
                        new SubjectKey(network, held.subject()),
                        held.handle(),
                        held.state(),
                        held.basis(),
                        held.linkedBy(),
                        held.linkedAt(),
                        version);
    }
}
