package crm.social.http.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.social.http.client.World;
import crm.social.http.guard.Settings;
import crm.social.http.picture.Picture;
import crm.social.http.picture.PictureRefused;
import crm.social.http.picture.PictureRefused.Reason;
import crm.social.http.picture.PictureRequest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedPicturesTest {
    private static final byte[] PNG = Drawn.file(Drawn.quarters(400, 300, false), "png");
    private static final String FACE = "https://api.example.com/face.png";

    @StartStop
    public final MockWebServer server = new MockWebServer();

    private World world;
    private GuardedPictures pictures;

    @BeforeEach
    void serve() {
        server.useHttps(World.serverSockets());
        world = new World(server.getPort())
                .name("api.example.com", World.GLOBAL)
                .name("other.example.com", World.OTHER_GLOBAL)
                .name("inside.example.com", "192.168.1.1");
        pictures = new GuardedPictures(() -> world.settings, world.observers(), world.outside());
    }

    @AfterEach
    void close() {
        pictures.close();
    }

    @Test
    void aPictureIsFetchedScaledAndCountedForItsNetwork() {
        server.enqueue(picture(PNG));

        Picture picture = fetch(FACE);

        assertThat(picture.width()).isEqualTo(200);
        assertThat(picture.height()).isEqualTo(150);
        assertThat(world.counted()).containsOnlyKeys("x picture 200");
    }

    @Test
    void aRedirectToAnotherPublicHostIsFollowed() {
        server.enqueue(redirect("https://other.example.com/face.png"));
        server.enqueue(redirect("/moved/face.png"));
        server.enqueue(redirect("//api.example.com/face.png"));
        server.enqueue(picture(PNG));

        assertThat(fetch(FACE).width()).isEqualTo(200);
    }

    @Test
    void aFourthRedirectIsNotFollowed() {
        IntStream.range(0, 5).forEach(i -> server.enqueue(redirect(FACE)));

        assertRefused(FACE, Reason.UNREACHABLE);
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.com/face.png",
                "https://127.0.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[::1]/",
                "https://inside.example.com/",
                "https://localhost/",
                "https://api.example.com:8443/",
                "file:///etc/passwd",
                "https://user@api.example.com/",
                "\\\\127.0.0.1\\",
                "https://2130706433/"
            })
    void aRedirectInwardsIsForbidden(String location) {
        server.enqueue(redirect("https://other.example.com/"));
        server.enqueue(redirect(location));
        server.enqueue(picture(PNG));

        assertRefused(FACE, Reason.FORBIDDEN_ADDRESS);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.com/",
                "https://10.0.0.1/",
                "https://inside.example.com/",
                "ftp://api.example.com/",
                "data:image/png;base64,AAAA",
                "mailto:a@example.com",
                "/face.png"
            })
    void anAddressInwardsOrOfAnotherKindIsForbidden(String address) {
        assertRefused(address, Reason.FORBIDDEN_ADDRESS);
        assertThat(world.dialled).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"404,GONE", "410,GONE", "403,GONE", "401,GONE", "500,UNREACHABLE", "503,UNREACHABLE", "204,UNREACHABLE"
    })
    void theAnswersStatusSaysWhatToDo(int status, Reason reason) {
        server.enqueue(new MockResponse.Builder().code(status).build());
        assertRefused(FACE, reason);
    }

    @Test
    void aPageInsteadOfAPictureIsRefusedWhateverItSaysToBe() {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "image/png")
                .body("<html></html>")
                .build());
        assertRefused(FACE, Reason.NOT_AN_IMAGE);
    }

    @Test
    void aFileOverTheLimitIsRefusedAnnouncedOrNot() {
        byte[] large = new byte[(5 << 20) + 1];
        server.enqueue(picture(large));
        server.enqueue(new MockResponse.Builder()
                .chunkedBody(new Buffer().write(large), 1 << 16)
                .build());
        assertRefused(FACE, Reason.TOO_LARGE);
        assertRefused(FACE, Reason.TOO_LARGE);
        assertThatThrownBy(() -> pictures.decode(large)).hasMessageStartingWith("TOO_LARGE");
    }

    @Test
    void aLowerLimitHoldsFromTheNextPictureOn() {
        server.enqueue(picture(PNG));
        server.enqueue(picture(PNG));
        fetch(FACE);
        Settings s = world.settings;
        world.settings = new Settings(Set.of(), s.connect(), s.read(), s.longestCall(), s.picture(), PNG.length - 1L);

        assertRefused(FACE, Reason.TOO_LARGE);
        assertThatThrownBy(() -> pictures.decode(PNG)).hasMessageStartingWith("TOO_LARGE");
    }

    @Test
    void silenceAndUnknownNamesAreUnreachable() {
        world.impatient();
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        assertRefused(FACE, Reason.UNREACHABLE);
        assertRefused("https://nobody.example.com/", Reason.UNREACHABLE);
    }

    @Test
    void manyAtOnceAreDecodedByFewThreads() {
        List<Picture> all = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> pictures.decode(PNG))
                .toList();

        assertThat(all).hasSize(40).containsOnly(all.get(0));
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("crm.social.http decoder")))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void afterTheEndNothingIsFetchedOrDecoded() {
        pictures.close();
        assertRefused(FACE, Reason.UNREACHABLE);
        assertThatThrownBy(() -> pictures.decode(PNG)).hasMessageStartingWith("BUSY");
    }

    private Picture fetch(String address) {
        return pictures.fetch(new PictureRequest("x", URI.create(address), 200));
    }

    private void assertRefused(String address, Reason reason) {
        assertThatThrownBy(() -> fetch(address))
                .isInstanceOfSatisfying(PictureRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }

    private static MockResponse picture(byte[] file) {
        return new MockResponse.Builder().body(new Buffer().write(file)).build();
    }

    private static MockResponse redirect(String location) {
        return new MockResponse.Builder()
                .code(302)
                .addHeader("Location", location)
                .build();
    }
}
