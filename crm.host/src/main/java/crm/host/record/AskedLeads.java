package crm.host.record;

import crm.host.PlainText;
import crm.host.api.CrmRecord;
import crm.host.api.NewLead;
import crm.host.api.PersonName;
import crm.host.api.RecordRef;
import crm.store.Ids;
import crm.store.Tx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the leads that extensions ask for, one for each key. */
final class AskedLeads {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,128}");

    private AskedLeads() {}

    /** What is asked for, looked through. @throws IllegalArgumentException for what cannot be a lead, or no key */
    static PersonEdit edit(NewLead lead, String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("The key is not 16 to 128 letters, digits, _ and -");
        }
        PersonName name = lead.name();
        Map<String, String> texts = new HashMap<>();
        put(texts, "familyName", name.family());
        put(texts, "givenName", name.given());
        put(texts, "familyReading", name.familyReading());
        put(texts, "givenReading", name.givenReading());
        put(texts, "company", lead.company());
        put(texts, "site", lead.site());
        put(texts, "place", lead.place());
        if (!texts.containsKey("familyName")) {
            throw new IllegalArgumentException("The family name is empty");
        }
        return new PersonEdit(texts, Optional.empty(), Optional.empty(), handles(lead), Optional.empty());
    }

    private static void put(Map<String, String> texts, String member, String value) {
        String text = value.strip();
        if (text.length() > PersonRules.TEXTS.get(member)
                || PersonRules.refusal(member, text).isPresent()) {
            throw new IllegalArgumentException("Too long, or malformed: " + member);
        }
        if (!text.isEmpty()) {
            texts.put(member, text);
        }
    }

    private static Map<String, String> handles(NewLead lead) {
        Map<String, String> handles = new HashMap<>();
        lead.handles().forEach((network, value) -> {
            String handle = value.strip();
            if (!PersonRules.NETWORK.matcher(network).matches()
                    || handle.length() > PersonRules.LONGEST_HANDLE
                    || !PlainText.oneLine(handle)) {
                throw new IllegalArgumentException("Too long, or malformed: the handle at " + network);
            }
            if (!handle.isEmpty()) {
                handles.put(network, handle);
            }
        });
        return handles;
    }

    /** Makes the lead, or finds the one that the key made. Of two with one key the second waits for the first. */
    static CrmRecord make(Tx tx, PersonEdit edit, String key, String origin, String userId) {
        RecordRef ref = new RecordRef(RecordRef.LEAD, Ids.ordered(tx.now()));
        boolean first = tx.update("""
                        insert into asked_lead (key, record_id, made_at) values (:key, :record, :now) on conflict (key) do nothing
                        """)
                        .bind("key", key)
                        .bind("record", ref.id())
                        .bind("now", tx.now())
                        .run()
                == 1;
        return first
                ? Persons.create(tx, ref, edit, origin, userId).forExtensions()
                : made(tx, edit, key, userId).forExtensions();
    }

    private static PersonRecord made(Tx tx, PersonEdit edit, String key, String userId) {
        String id = tx.query("select record_id from asked_lead where key = :key")
                .bind("key", key)
                .one(row -> row.string("record_id"));
        Optional<PersonRecord> lead = PersonTable.find(tx, new RecordRef(RecordRef.LEAD, id));
        String became = lead.map(PersonRecord::convertedTo).orElse(null);
        return (became == null ? lead : PersonTable.find(tx, new RecordRef(RecordRef.CONTACT, became)))
                .orElseGet(() -> asMade(tx, new RecordRef(RecordRef.LEAD, id), edit, userId));
    }

    /** One that somebody has deleted since: who asks again is told what there was, and finds it gone. */
    private static PersonRecord asMade(Tx tx, RecordRef ref, PersonEdit edit, String userId) {
        PersonData data = PersonData.EMPTY.with(edit.texts());
        return new PersonRecord(
                ref, 1, data, Persons.FIRST_STATUS, userId, null, edit.handles(), tx.now(), tx.now(), null);
    }

    /** Forgets the keys that nobody asks with any more. */
    static void sweep(Tx tx) {
        tx.update("delete from asked_lead where made_at < :since")
                .bind("since", tx.now().minus(KEPT))
                .run();
    }
}
