package crm.social.core.picture;

import static crm.social.core.testing.FakeHost.HANAKO;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.social.api.ProfilePictures.Picture;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.World;
import crm.social.http.picture.PictureRefused.Reason;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;

class StoredPicturesTest {
    @StoreTest
    @DisplayName(
            "B10: a picture is fetched when somebody looks, kept for a day at most, and has the same name each time")
    void aPictureIsFetchedWhenSomebodyLooks(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            String id = pictureOfHanako(core);
            assertThat(world.pictures.fetched).isEmpty();
            Picture picture = core.pictures.picture(SUZUKI, id);
            assertThat(picture.bytes()).containsExactly(1, 2, 3);
            assertThat(picture.mediaType()).isEqualTo("image/png");
            assertThat(world.pictures.fetched).singleElement().satisfies(request -> {
                assertThat(request.network()).isEqualTo(FakeNetwork.ID);
                assertThat(request.address()).hasToString("https://pictures.fake.example/12.png");
            });
            core.pictures.picture(SUZUKI, id);
            assertThat(world.pictures.fetched).hasSize(1);
            Core again = world.restart(core);
            assertThat(pictureOfHanako(again)).isEqualTo(id);
            again.pictures.picture(SUZUKI, id);
            assertThat(world.pictures.fetched).hasSize(1);
            world.clock.forward(StoredPictures.KEPT.plusSeconds(1));
            again.pictures.picture(SUZUKI, id);
            assertThat(world.pictures.fetched).hasSize(2);
        }
    }

    @StoreTest
    void aNameThatWasNeverGivenOutIsNoPicture(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            for (String id : new String[] {"x", "../secret", "A".repeat(43)}) {
                assertThatThrownBy(() -> core.pictures.picture(SUZUKI, id)).hasMessageStartingWith("NOT_FOUND");
            }
            assertThat(world.pictures.fetched).isEmpty();
        }
    }

    @StoreTest
    void aPictureThatCannotBeHadIsNotAskedForAgainAtOnce(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            String id = pictureOfHanako(core);
            world.pictures.refusal = Reason.GONE;
            assertThatThrownBy(() -> core.pictures.picture(SUZUKI, id)).hasMessageStartingWith("NOT_FOUND");
            assertThatThrownBy(() -> core.pictures.picture(SUZUKI, id)).hasMessageStartingWith("NOT_FOUND");
            assertThat(world.pictures.fetched).hasSize(1);
        }
    }

    @StoreTest
    void ofManyWhoLookAtOnceOneFetches(TestDatabase database) throws Exception {
        try (World world = new World(database)) {
            Core core = world.node();
            String id = pictureOfHanako(core);
            ExecutorService threads = Executors.newFixedThreadPool(8);
            Callable<Picture> look = () -> core.pictures.picture(SUZUKI, id);
            for (Future<Picture> seen : threads.invokeAll(Collections.nCopies(8, look))) {
                assertThat(seen.get().hash()).isNotEmpty();
            }
            threads.shutdown();
            assertThat(world.pictures.fetched).hasSize(1);
        }
    }

    @StoreTest
    void whatWasKeptLongEnoughIsThrownAway(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.pictures.picture(SUZUKI, pictureOfHanako(core));
            world.clock.forward(Duration.ofDays(3));
            Core.eventually(() -> core.store.read(tx ->
                            tx.query("select count(*) as n from picture_file").one(row -> row.longValue("n")))
                    == 0);
        }
    }

    private static String pictureOfHanako(Core core) {
        if (core.connections.mine(SUZUKI).isEmpty()) {
            core.signIn(SUZUKI, "1");
        }
        String path = String.valueOf(core.candidates
                .lookup(SUZUKI, HANAKO, FakeNetwork.ID, "hanako_sato")
                .profile()
                .picture());
        assertThat(path).startsWith(PictureAddresses.PATH).doesNotContain("pictures.fake.example");
        return path.substring(PictureAddresses.PATH.length());
    }
}
