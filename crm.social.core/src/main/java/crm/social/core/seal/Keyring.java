package crm.social.core.seal;

import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals what must not be read from the database, by keys that are not in it. Each key in the folder opens, the newest seals; a key that is put there
 * while we run is found. What cannot be opened stays closed: a key that is gone is said once, and its grants count as ended.
 */
@Component(
        service = Keyring.class,
        configurationPid = "crm.social.core",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Keyring.Config.class)
public final class Keyring {
    private static final Logger LOG = LoggerFactory.getLogger(Keyring.class);
    private static final Duration GLANCE = Duration.ofSeconds(10);

    @ObjectClassDefinition(name = "%core.name", localization = "OSGI-INF/l10n/bundle")
    @interface Config {
        @AttributeDefinition(name = "%core.keyFolder.name", description = "%core.keyFolder.description")
        String keyFolder() default "data/keys";
    }

    private final KeyFolder folder;
    private final Clock clock;
    private final Set<String> missed = ConcurrentHashMap.newKeySet();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private volatile List<Key> keys;
    private volatile Instant looked;

    @Activate
    public Keyring(Config config) {
        this(Path.of(config.keyFolder()), Clock.systemUTC());
    }

    /** A keyring in this folder; makes the first key where there is none. */
    public Keyring(Path folder, Clock clock) {
        this.folder = new KeyFolder(folder);
        this.clock = clock;
        List<Key> found = this.folder.read();
        if (found.isEmpty()) {
            this.folder.create(clock.instant());
            found = this.folder.read();
        }
        this.keys = List.copyOf(found);
        this.looked = clock.instant();
    }

    /**
     * Seals a text.
     *
     * @param context to what it belongs; the same is needed to open it
     */
    public String seal(String plain, String... context) {
        look();
        return Envelope.seal(newest(), plain, bytes(context)).text();
    }

    /** Opens what {@link #seal} made; empty where the key is gone, or something does not belong together. */
    public Optional<String> open(String sealed, String... context) {
        Optional<Envelope> envelope = Envelope.parse(sealed);
        if (envelope.isEmpty()) {
            LOG.error("Something in the store that should be sealed is not: it stays closed");
            return Optional.empty();
        }
        Optional<Key> key = key(envelope.get().keyId());
        Optional<String> plain = key.flatMap(found -> envelope.get().open(found, bytes(context)));
        if (key.isPresent() && plain.isEmpty()) {
            LOG.error(
                    "Something sealed by key {} was changed or moved in the store: it stays closed",
                    key.get().id());
        }
        return plain;
    }

    /** Whether the key of something sealed is there. */
    public boolean knows(String sealed) {
        return Envelope.parse(sealed).flatMap(envelope -> key(envelope.keyId())).isPresent();
    }

    /** An unguessable name for something, in base64url: the same for the same parts while the newest key is. */
    public String name(String... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(newest().mac());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(parts)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("each Java has HmacSHA256", e);
        }
    }

    private Key newest() {
        List<Key> there = keys;
        return there.get(there.size() - 1);
    }

    private Optional<Key> key(String id) {
        Optional<Key> found = in(keys, id);
        if (found.isEmpty()) {
            look();
            found = in(keys, id);
        }
        if (found.isEmpty() && missed.add(id)) {
            LOG.error(
                    "Key {} is not in the key folder: what it sealed stays closed, and its users have to sign in again",
                    id);
        }
        return found;
    }

    private static Optional<Key> in(List<Key> keys, String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private void look() {
        if (clock.instant().isBefore(looked.plus(GLANCE))) {
            return;
        }
        looked = clock.instant();
        try {
            List<Key> found = folder.read();
            if (!found.isEmpty()) {
                keys = List.copyOf(found);
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            LOG.warn("The key folder cannot be read now; the keys read before are used on", e);
        }
    }

    /** Each part with its length before it, so that no two lists of parts look the same. */
    private static byte[] bytes(String... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            out.writeBytes((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }
}
