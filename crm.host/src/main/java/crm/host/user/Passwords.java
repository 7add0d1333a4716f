package crm.host.user;

import crm.host.Problem;
import crm.host.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Hashes passwords by argon2id, at most two at once, since each takes 19 MiB and about 0.1 s. A stored hash says how it was made, so that the
 * cost can rise later: {@code {argon2id}$v=19$m=19456,t=2,p=1$salt$hash}.
 */
@Component(service = Passwords.class)
public final class Passwords {
    private static final String PREFIX = "{argon2id}";
    private static final Cost COST = new Cost(19 * 1024, 2, 1);
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int AT_ONCE = 2;

    /** Those who wait hold a request's thread. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private record Cost(int kibibytes, int passes, int lanes) {
        String text() {
            return "m=" + kibibytes + ",t=" + passes + ",p=" + lanes;
        }

        static Cost parse(String text) {
            String[] parts = text.split("[=,]");
            return new Cost(Integer.parseInt(parts[1]), Integer.parseInt(parts[3]), Integer.parseInt(parts[5]));
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final String nobodys;

    @Activate
    public Passwords() {
        this.nobodys = hash("");
    }

    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = limited(() -> argon2(COST, salt, password));
        return PREFIX + "$v=19$" + COST.text() + "$" + encode(salt) + "$" + encode(hash);
    }

    /** Whether the password belongs to the hash; takes the same time for every hash of the present cost. */
    public boolean matches(String password, String stored) {
        String[] parts = stored.split("\\$");
        if (parts.length != 5 || !parts[0].equals(PREFIX)) {
            return false;
        }
        byte[] salt = Base64.getDecoder().decode(parts[3]);
        byte[] actual = limited(() -> argon2(Cost.parse(parts[2]), salt, password));
        return MessageDigest.isEqual(actual, Base64.getDecoder().decode(parts[4]));
    }

    /** Takes as long as {@link #matches}: whether a user exists must not show in the time. */
    public void pretend(String password) {
        matches(password, nobodys);
    }

    /** Whether a hash was made at another cost than today's. */
    public boolean outdated(String stored) {
        return !stored.startsWith(PREFIX + "$v=19$" + COST.text() + "$");
    }

    private byte[] limited(Supplier<byte[]> work) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.retryAfter(ProblemKind.TOO_MANY_REQUESTS, PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.retryAfter(ProblemKind.TOO_MANY_REQUESTS, PATIENCE);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static byte[] argon2(Cost cost, byte[] salt, String password) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.kibibytes())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
