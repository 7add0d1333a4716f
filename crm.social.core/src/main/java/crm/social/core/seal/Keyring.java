package crm.social.core.seal;

import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.CoreStore;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Seals what must not be read from the database, by keys that are not in it. Each key in the folder opens; the one that the store names seals, on all
 * nodes the same. What cannot be opened stays closed: a key that is gone or spoiled is said once, and its grants count as ended until it is back.
 *
 * <p>The first key is made here, and only where nothing was ever sealed: over sealed rows a folder without keys stays one.
 */
@Component(
        service = Keyring.class,
        configurationPid = "crm.social.core",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Keyring.Config.class)
public final class Keyring {
    /** The purpose of grants. */
    public static final String GRANT = "grant";

    private static final Duration GLANCE = Duration.ofSeconds(10);

    @ObjectClassDefinition(name = "%core.name", localization = "OSGI-INF/l10n/bundle")
    @interface Config {
        @AttributeDefinition(name = "%core.keyFolder.name", description = "%core.keyFolder.description")
        String keyFolder() default "data/keys";
    }

    private final KeyFolder folder;
    private final CoreStore store;
    private final Clock clock;
    private final Complaints complaints = new Complaints();
    private final Key names = Key.random();
    private final AtomicReference<Instant> looked = new AtomicReference<>(Instant.EPOCH);
    private volatile KeysHere here = KeysHere.NONE;

    @Activate
    public Keyring(Config config, @Reference CoreStore store, @Reference Clock clock) {
        this(Path.of(config.keyFolder()), store, clock);
    }

    public Keyring(Path folder, CoreStore store, Clock clock) {
        this.folder = new KeyFolder(folder);
        this.store = store;
        this.clock = clock;
        look();
    }

    /**
     * Seals a text. {@link Kind#UNAVAILABLE} where this node does not hold the key that seals: what others could not open must not be written.
     *
     * @param context to what it belongs; the same is needed to open it
     */
    public String seal(String plain, String... context) {
        glance();
        Key key = here.sealing().orElseGet(() -> {
            look();
            return here.sealing().orElseThrow(this::cannotSeal);
        });
        return Envelope.seal(key, plain, Context.bytes(context)).text();
    }

    /** Opens what {@link #seal} made; empty where the key is gone, or something does not belong together. */
    public Optional<String> open(String sealed, String... context) {
        Optional<Envelope> envelope = Envelope.parse(sealed);
        if (envelope.isEmpty()) {
            complaints.notSealed(sealed);
            return Optional.empty();
        }
        Optional<Key> key = key(envelope.get().keyId());
        Optional<String> plain = key.flatMap(found -> envelope.get().open(found, Context.bytes(context)));
        if (key.isPresent() && plain.isEmpty()) {
            complaints.changed(sealed, key.get().id());
        }
        return plain;
    }

    /**
     * An unguessable name for something, in base64url: the same for the same parts while the same key seals. Without keys it is good for this process
     * only, so that pages work on.
     */
    public String name(String... parts) {
        glance();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(here.sealing().orElse(names).mac());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(Context.bytes(parts)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("each Java has HmacSHA256", e);
        }
    }

    /** What this node holds, as of the last look. */
    KeysHere here() {
        return here;
    }

    KeyFolder folder() {
        return folder;
    }

    /** Reads folder and store again. */
    void look() {
        looked.set(clock.instant());
        List<KeyFile> files;
        try {
            files = folder.read();
        } catch (UncheckedIOException e) {
            complaints.folder(folder, e);
            return;
        }
        try {
            here = store.read(tx -> new KeysHere(files, KeyTable.all(tx), KeyTable.sealing(tx)));
            if (here.fresh()) {
                here = new FirstKey(folder, store).begin(files, clock.instant());
            }
        } catch (SocialException | IllegalStateException e) {
            // Inside a transaction, or without a database: the files alone are news enough.
            here = here.with(files);
        }
        complaints.about(here, folder);
    }

    private void glance() {
        Instant last = looked.get();
        Instant now = clock.instant();
        if (!now.isBefore(last.plus(GLANCE)) && looked.compareAndSet(last, now)) {
            look();
        }
    }

    private Optional<Key> key(String id) {
        Optional<Key> found = here.whole(id);
        if (found.isEmpty()) {
            if (complaints.knows(id)) {
                glance();
            } else {
                look(); // another node seals by a key that came a moment ago
            }
            found = here.whole(id);
        }
        if (found.isEmpty()) {
            complaints.missing(id, folder);
        }
        return found;
    }

    private SocialException cannotSeal() {
        complaints.cannotSeal(here.sealingId(), folder);
        return new SocialException(Kind.UNAVAILABLE, "this node does not hold the key that seals");
    }
}
