package crm.host.record;

import crm.host.HostStore;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.api.RecordRef;
import crm.store.Tx;
import org.jspecify.annotations.Nullable;

/** The pictures of leads and contacts, kept by their content. */
public final class Pictures {
    private final HostStore host;

    public Pictures(HostStore host) {
        this.host = host;
    }

    public Picture find(RecordRef ref) {
        return host.store().read(tx -> {
            PersonRecord person = Persons.present(tx, ref);
            return tx.query("select hash, media_type, bytes from picture where hash = :hash")
                    .bind("hash", person.picture())
                    .first(row -> new Picture(row.string("hash"), row.string("media_type"), row.bytes("bytes")))
                    .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND));
        });
    }

    public void set(RecordRef ref, Picture picture, String userId) {
        host.store().run(tx -> {
            PersonRecord person = Persons.present(tx, ref);
            if (picture.hash().equals(person.picture())) {
                return;
            }
            tx.update("insert into picture (hash, media_type, bytes, created_at) values (:hash, :type, :bytes, :now)"
                            + " on conflict (hash) do nothing")
                    .bind("hash", picture.hash())
                    .bind("type", picture.mediaType())
                    .bind("bytes", picture.bytes())
                    .bind("now", tx.now())
                    .run();
            replace(tx, person, picture.hash());
            Timelines.tell(tx, ref, userId, "timeline.picture");
        });
    }

    public void remove(RecordRef ref, String userId) {
        host.store().run(tx -> {
            PersonRecord person = Persons.present(tx, ref);
            if (person.picture() != null) {
                replace(tx, person, null);
                Timelines.tell(tx, ref, userId, "timeline.picture-removed");
            }
        });
    }

    private static void replace(Tx tx, PersonRecord person, @Nullable String hash) {
        PersonTable.setPicture(tx, person.ref(), hash);
        forget(tx, person.picture());
        RecordFeed.picture(tx, person.ref());
    }

    /** Deletes the bytes of a picture that no record has any more. */
    static void forget(Tx tx, @Nullable String hash) {
        tx.update("delete from picture where hash = :hash and not exists (select 1 from person where picture = :hash)")
                .bind("hash", hash)
                .run();
    }
}
