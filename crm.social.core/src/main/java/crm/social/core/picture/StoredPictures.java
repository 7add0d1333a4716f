package crm.social.core.picture;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import crm.host.api.Caller;
import crm.social.api.ProfilePictures;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.Access;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.SingleFlight;
import crm.social.http.picture.PictureRefused;
import crm.social.http.picture.PictureRequest;
import crm.social.http.picture.Pictures;
import crm.store.Job;
import crm.store.Outcome;
import crm.store.Row;
import crm.store.Subscription;
import crm.store.Tx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Pictures of others, fetched when somebody looks and kept by what is in them for a day at most. One that cannot be had is not asked for again for a
 * minute.
 */
@Component(service = ProfilePictures.class, immediate = true) // does jobs
public final class StoredPictures implements ProfilePictures {
    static final Duration KEPT = Duration.ofHours(24);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Duration SOURCES_KEPT = Duration.ofHours(48);
    private static final int LONGEST_SIDE = 1024;

    private final CoreStore store;
    private final Access access;
    private final Pictures outside;
    private final Subscription purging;
    private final SingleFlight<String, Picture> flights = new SingleFlight<>(Duration.ofSeconds(15));
    private final Cache<String, Kind> failures = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .executor(Runnable::run)
            .build();

    @Activate
    public StoredPictures(@Reference CoreStore store, @Reference Access access, @Reference Pictures outside) {
        this.store = store;
        this.access = access;
        this.outside = outside;
        this.purging = store.handle(CoreJob.PURGE_PICTURES, this::purge);
    }

    @Deactivate
    public void close() {
        purging.close();
    }

    @Override
    public Picture picture(Caller caller, String id) {
        access.require(caller);
        if (!ID.matcher(id).matches()) {
            throw new SocialException(Kind.NOT_FOUND, "no picture's name");
        }
        return kept(source(id))
                .orElseGet(() -> flights.get(id, () -> {
                    Source source = source(id); // another's flight may have ended since
                    return kept(source).orElseGet(() -> fetch(id, source));
                }));
    }

    private Source source(String id) {
        return store.read(tx -> tx.query(
                                "select network, address, file_hash, fetched_at from picture_source where id = :id")
                        .bind("id", id)
                        .first(Source::of))
                .orElseThrow(() -> new SocialException(Kind.NOT_FOUND, "no such picture"));
    }

    private Optional<Picture> kept(Source source) {
        String hash = source.hash();
        return hash == null
                ? Optional.empty()
                : store.read(tx -> tx.query("""
                                select hash, media_type, content from picture_file where hash = :hash and :fetched >= :oldest
                                """)
                        .bind("hash", hash)
                        .bind("fetched", source.fetchedAt())
                        .bind("oldest", tx.now().minus(KEPT))
                        .first(row -> new Picture(row.bytes("content"), row.string("media_type"), row.string("hash"))));
    }

    private Picture fetch(String id, Source source) {
        Kind failed = failures.getIfPresent(id);
        if (failed != null) {
            throw new SocialException(failed, "the picture could not be had a moment ago");
        }
        try {
            var fetched =
                    outside.fetch(new PictureRequest(source.network(), URI.create(source.address()), LONGEST_SIDE));
            Picture picture = new Picture(fetched.bytes(), fetched.mediaType(), fetched.sha256());
            store.writeIdempotent(tx -> keep(tx, id, picture));
            return picture;
        } catch (PictureRefused e) {
            Kind kind = Refusals.kind(e.reason());
            if (e.reason() != PictureRefused.Reason.BUSY) {
                failures.put(id, kind);
            }
            throw new SocialException(kind, "picture refused: " + e.reason());
        }
    }

    private static boolean keep(Tx tx, String id, Picture picture) {
        Instant now = tx.now();
        tx.update("""
                        insert into picture_file (hash, media_type, content, expires_at) values (:hash, :type, :content, :expires)
                        on conflict (hash) do update set expires_at = excluded.expires_at
                        """)
                .bind("hash", picture.hash())
                .bind("type", picture.mediaType())
                .bind("content", picture.bytes())
                .bind("expires", now.plus(KEPT))
                .run();
        tx.update("update picture_source set file_hash = :hash, fetched_at = :now, seen_at = :now where id = :id")
                .bind("hash", picture.hash())
                .bind("now", now)
                .bind("id", id)
                .run();
        return true;
    }

    private Outcome purge(Job run) {
        store.write(tx -> {
            tx.update("delete from picture_file where expires_at < :now")
                    .bind("now", tx.now())
                    .run();
            return tx.update("delete from picture_source where seen_at < :before")
                    .bind("before", tx.now().minus(SOURCES_KEPT))
                    .run();
        });
        return Outcome.done();
    }

    private record Source(
            String network,
            String address,
            @Nullable String hash,
            @Nullable Instant fetchedAt) {
        static Source of(Row row) {
            return new Source(
                    row.string("network"),
                    row.string("address"),
                    row.stringOrNull("file_hash"),
                    row.instantOrNull("fetched_at"));
        }
    }
}
