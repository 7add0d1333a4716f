package crm.host.user;

import crm.host.Digests;
import crm.host.HostSettings;
import crm.host.HostStore;
import crm.store.StoreException;
import crm.store.Subscription;
import crm.store.Tx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Browser sessions: 256 random bits in the cookie, their digest in the store. A session ends when it was idle for too long, when it is too old,
 * when its user signs out, and when an administrator deactivates the user or gives a new password.
 */
@Component(service = Sessions.class)
public final class Sessions {
    /** Topic of the store's changes by which every node learns of an end; the session is the key. */
    public static final String ENDED = "session.ended";

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final int TOKEN_BYTES = 32;
    private static final int TOKEN_LENGTH = 43;
    private static final Duration LAST_USE_STEP = Duration.ofMinutes(1);

    private record Row(String id, String userId, Instant createdAt, Instant usedAt, Instant readAt) {}

    private final SecureRandom random = new SecureRandom();
    private final HostStore host;
    private final HostSettings settings;
    private final Directory directory;
    private final Subscription sweeping;

    @Activate
    public Sessions(@Reference HostStore host, @Reference HostSettings settings, @Reference Directory directory) {
        this.host = host;
        this.settings = settings;
        this.directory = directory;
        this.sweeping = host.sweep(this::sweep);
    }

    @Deactivate
    void close() {
        sweeping.close();
    }

    /** The session behind a cookie's value, while it lives and its user is active. */
    public Optional<Session> find(String token) {
        if (token.length() != TOKEN_LENGTH) {
            return Optional.empty();
        }
        String key = key(token);
        Optional<Row> row =
                host.store().read(tx -> rows(tx, List.of(key)).stream().findFirst());
        return row.filter(this::alive).map(session -> {
            touch(session);
            return new Session(key, session.userId, csrf(token));
        });
    }

    /** Those of the sessions that still live. */
    public Set<String> alive(Collection<String> keys) {
        return host.store().read(tx -> rows(tx, keys).stream()
                .filter(this::alive)
                .map(Row::id)
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static List<Row> rows(Tx tx, Collection<String> keys) {
        return tx.query("select * from session where id in (<keys>)")
                .bind("keys", keys)
                .list(row -> new Row(
                        row.string("id"),
                        row.string("user_id"),
                        row.instant("created_at"),
                        row.instant("used_at"),
                        tx.now()));
    }

    private boolean alive(Row row) {
        return row.readAt.isBefore(row.usedAt.plus(settings.sessionIdle()))
                && row.readAt.isBefore(row.createdAt.plus(settings.sessionLife()))
                && directory.user(row.userId).filter(User::active).isPresent();
    }

    private void touch(Row row) {
        if (row.readAt.isAfter(row.usedAt.plus(LAST_USE_STEP))) {
            try {
                used(row);
            } catch (StoreException e) {
                // Somebody who only reads goes on while the store takes no writes: the next request notes the use.
                LOG.debug("the last use of a session is not noted: {}", e.getMessage());
            }
        }
    }

    private void used(Row row) {
        host.store().run(tx -> {
            int noted = tx.update("update session set used_at = :now where id = :id and used_at < :limit")
                    .bind("now", tx.now())
                    .bind("limit", tx.now().minus(LAST_USE_STEP))
                    .bind("id", row.id)
                    .run();
            if (noted == 1) {
                seen(tx, row.userId);
            }
        });
    }

    /** Begins a session as part of the transaction that signs somebody in, and ends the one that the browser had. */
    NewSession begin(Tx tx, String userId, @Nullable Session former) {
        if (former != null) {
            end(tx, List.of(former.key()));
        }
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Session session = new Session(key(token), userId, csrf(token));
        tx.update("insert into session (id, user_id, created_at, used_at) values (:id, :user, :now, :now)")
                .bind("id", session.key())
                .bind("user", userId)
                .bind("now", tx.now())
                .run();
        seen(tx, userId);
        return new NewSession(token, session);
    }

    private static void seen(Tx tx, String userId) {
        tx.update("update app_user set last_seen_at = :now where id = :id")
                .bind("now", tx.now())
                .bind("id", userId)
                .run();
    }

    public void end(Session session) {
        host.store().run(tx -> end(tx, List.of(session.key())));
    }

    /** Ends all sessions of a user, but for the one named, if any. */
    static void endAll(Tx tx, String userId, @Nullable String except) {
        List<String> keys = tx.query("select id from session where user_id = :user")
                .bind("user", userId)
                .list(row -> row.string("id"));
        end(tx, keys.stream().filter(key -> !key.equals(except)).toList());
    }

    private static void end(Tx tx, Collection<String> keys) {
        // Only who deletes a session tells of its end: a sweep may meet a sign-out.
        tx.query("delete from session where id in (<keys>) returning id")
                .bind("keys", keys)
                .list(row -> row.string("id"))
                .forEach(key -> tx.changed(ENDED, key, ""));
    }

    /** Deletes what has run out. */
    void sweep() {
        host.store().run(tx -> {
            List<String> keys = tx.query("select id from session where used_at <= :idle or created_at <= :old")
                    .bind("idle", tx.now().minus(settings.sessionIdle()))
                    .bind("old", tx.now().minus(settings.sessionLife()))
                    .list(row -> row.string("id"));
            end(tx, keys);
            LoginAttempts.sweep(tx);
        });
    }

    private static String key(String token) {
        return Digests.base64Url("session:" + token);
    }

    private static String csrf(String token) {
        return Digests.base64Url("csrf:" + token);
    }
}
