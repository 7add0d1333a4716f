package crm.social.api;

import crm.host.api.Caller;
import crm.host.api.PersonName;
import crm.host.api.RecordRef;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * ソーシャル: what the organisation's people say, and who speaks of the organisation, in columns by how the author stands to us. Read with the
 * organisation's eyes; references are kept, the words of others are read again when somebody looks.
 */
@ProviderType
public interface Inbox {
    /** How many items each column has under a filter. A count stops at 100. */
    Map<Column, Integer> counts(Caller caller, String network, Filter filter);

    /** A column's items, newest first. {@link SocialException.Kind#NOT_CONNECTED} while the organisation has no connection. */
    Page<Item> items(Caller caller, String network, Column column, Filter filter, @Nullable PageToken page);

    /**
     * +追加: makes a lead of an author who is in no record, links the profile and takes its picture. The same key does it once.
     *
     * @param key as in {@link Publications#publish}
     */
    RecordRef addLead(Caller caller, String network, String item, NewPerson person, String key);

    /** How the author stands to us. */
    enum Column {
        /** 顧客: all deals closed, at least one won. */
        CUSTOMER,
        /** 商談中の顧客: a deal is open. */
        IN_DEAL,
        /** 見込み客/連絡先: every other record. */
        PROSPECT,
        /** 不明: in no record. */
        UNKNOWN
    }

    /** Why an item is there. */
    enum Reason {
        /** It mentions the organisation's account. */
        MENTION,
        /** A linked person said it. */
        POST
    }

    /**
     * What is shown.
     *
     * @param reasons why it may be there; empty for all
     * @param words in the record's name or the author's handle; empty for all
     * @param owner only records of this user; null for all
     */
    record Filter(
            Set<Reason> reasons, String words, @Nullable String owner) {
        public Filter {
            reasons = Set.copyOf(reasons);
        }
    }

    /**
     * An item.
     *
     * @param id opaque
     * @param handle the author's handle, last seen
     * @param record the record that the author is linked to, or null
     * @param recordName its name; empty for none
     * @param post null where it cannot be shown
     * @param gone why it cannot be shown: {@code NOT_FOUND}, {@code PROTECTED} and so on; null while it can
     */
    record Item(
            String id,
            Reason reason,
            Column column,
            Instant at,
            String handle,
            @Nullable RecordRef record,
            String recordName,
            @Nullable ShownPost post,
            SocialException.@Nullable Kind gone) {}

    /** A lead to be made. */
    record NewPerson(PersonName name, String company) {}
}
