package crm.social.core.picture;

import static crm.social.core.testing.FakeHost.HANAKO;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static crm.social.core.testing.FakeHost.TARO;
import static crm.social.core.testing.FakeHost.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.api.Pictures.Source;
import crm.host.api.TimelineEntry;
import crm.social.api.Connections;
import crm.social.api.ProfilePictures.Picture;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.FakeRecordPictures.Given;
import crm.social.core.testing.World;
import crm.social.http.picture.PictureRefused.Reason;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

class RecordPicturesTest {
    private static final String ID = FakeNetwork.ID;
    private static final String ADDRESS = "https://pictures.fake.example/12.png";

    @StoreTest
    @DisplayName(
            "S70: one click makes the profile's picture, in the best size, the record's; the record keeps where it is from, and it can be undone")
    void oneClickTakesThePicture(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            String undo = core.recordPictures.take(SUZUKI, HANAKO, ID);
            assertThat(world.pictures.fetched)
                    .extracting(request -> request.address().toString())
                    .containsExactly(ADDRESS + "?large");
            assertThat(world.host.pictures.given).singleElement().satisfies(given -> {
                assertThat(given.bytes()).containsExactly(1, 2, 3);
                assertThat(given.userId()).isEqualTo("suzuki");
                assertThat(given.source().name()).isEqualTo("Fake");
                assertThat(given.source().label()).isEqualTo("@hanako_sato");
                assertThat(given.source().href()).isEqualTo("https://fake.example/hanako_sato");
                assertThat(given.source().at()).isBefore(Instant.now().plusSeconds(60));
            });
            core.recordPictures.undo(SUZUKI, HANAKO, ID, undo);
            assertThat(world.host.find(HANAKO).orElseThrow().pictureHash()).isNull();
            assertThat(acts(core)).containsExactly("LINK", "TAKE_PICTURE", "UNDO_PICTURE");
            assertThat(world.host.entries(HANAKO))
                    .as("the host tells of pictures itself")
                    .extracting(TimelineEntry::key)
                    .containsExactly("timeline.linked");
        }
    }

    @StoreTest
    @DisplayName("S70: what is the record's picture already is told of once")
    void twiceIsOnce(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            core.recordPictures.take(SUZUKI, HANAKO, ID);
            core.recordPictures.take(SUZUKI, HANAKO, ID);
            assertThat(acts(core)).containsExactly("LINK", "TAKE_PICTURE");
        }
    }

    @StoreTest
    void whatSomebodyChangedSinceStays(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            String undo = core.recordPictures.take(SUZUKI, HANAKO, ID);
            world.host.pictures.byHand(
                    HANAKO, new Given(new byte[] {9}, new Source("手動", "", null, Instant.now()), "yamada"));
            refused(Kind.CONFLICT, () -> core.recordPictures.undo(SUZUKI, HANAKO, ID, undo));
            refused(Kind.NOT_FOUND, () -> core.recordPictures.undo(SUZUKI, HANAKO, ID, "nothing"));
            refused(Kind.NOT_FOUND, () -> core.recordPictures.undo(SUZUKI, TARO, ID, undo));
            assertThat(acts(core)).containsExactly("LINK", "TAKE_PICTURE");
        }
    }

    private static List<String> acts(Core core) {
        return core.store.read(tx -> tx.query("select act from audit where record_id = :id order by at, id")
                .bind("id", HANAKO.id())
                .list(row -> row.string("act")));
    }

    @StoreTest
    @DisplayName("S70: where the best size is not there, or is none that a host takes, the next one serves")
    void theNextSizeServes(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            world.pictures.refusals.put(ADDRESS + "?large", Reason.GONE);
            world.pictures.refusals.put(ADDRESS + "?middle", Reason.TOO_LARGE);
            assertThat(core.recordPictures.best(SUZUKI, HANAKO, ID).mediaType()).isEqualTo("image/png");
            assertThat(world.pictures.fetched)
                    .extracting(request -> request.address().toString())
                    .containsExactly(ADDRESS + "?large", ADDRESS + "?middle", ADDRESS);
            world.pictures.refusal = Reason.GONE;
            refused(Kind.NOT_FOUND, () -> core.recordPictures.best(SUZUKI, HANAKO, ID));
            world.pictures.refusals.put(ADDRESS + "?large", Reason.UNREACHABLE);
            refused(Kind.NETWORK_DOWN, () -> core.recordPictures.take(SUZUKI, HANAKO, ID));
            assertThat(world.host.pictures.given).isEmpty();
        }
    }

    @StoreTest
    void aPictureOfTooManyBytesIsMadeSmaller(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            world.pictures.bytes = new byte[(5 << 20) + 1];
            refused(Kind.NOT_FOUND, () -> core.recordPictures.take(SUZUKI, HANAKO, ID));
            assertThat(world.pictures.fetched).hasSize(6);
            assertThat(world.pictures.fetched.get(1).maxSide())
                    .isLessThan(world.pictures.fetched.get(0).maxSide());
        }
    }

    @StoreTest
    @DisplayName("S70: to be saved as a file, for who has the permission; nobody linked, no picture, nobody signed in")
    void theFile(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            Picture best = core.recordPictures.best(SUZUKI, HANAKO, ID);
            assertThat(best.bytes()).containsExactly(1, 2, 3);
            assertThat(best.hash()).hasSize(64);
            refused(Kind.NOT_FOUND, () -> core.recordPictures.best(SUZUKI, TARO, ID));
            refused(Kind.NOT_FOUND, () -> core.recordPictures.take(SUZUKI, TARO, ID));
            refused(Kind.NOT_CONNECTED, () -> core.recordPictures.best(YAMADA, HANAKO, ID));
            world.network.withoutPicture("12");
            world.clock.forward(java.time.Duration.ofMinutes(2));
            refused(Kind.NOT_FOUND, () -> core.recordPictures.best(SUZUKI, HANAKO, ID));
            refused(Kind.NOT_FOUND, () -> core.recordPictures.take(SUZUKI, HANAKO, ID));
            assertThat(world.host.pictures.given).isEmpty();
        }
    }

    @StoreTest
    void aHostWithoutPicturesIsUnavailable(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            core.hostPictures.unbindPictures(world.host.pictures);
            refused(Kind.UNAVAILABLE, () -> core.recordPictures.take(SUZUKI, HANAKO, ID));
            refused(Kind.UNAVAILABLE, () -> core.recordPictures.undo(SUZUKI, HANAKO, ID, "x"));
            assertThat(core.recordPictures.best(SUZUKI, HANAKO, ID)).isNotNull();
        }
    }

    @StoreTest
    @DisplayName("S60: a grant that was revoked at the network is noticed here, too")
    void aRevokedGrantIsNoticed(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            world.network.endAccess("1");
            world.clock.forward(java.time.Duration.ofMinutes(2));
            refused(Kind.REVOKED, () -> core.recordPictures.take(SUZUKI, HANAKO, ID));
            assertThat(core.connections.mine(SUZUKI).get(0).state()).isEqualTo(Connections.State.REVOKED);
            assertThat(core.panels.links(SUZUKI, HANAKO)).containsKey(ID);
        }
    }

    private static void refused(Kind kind, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(SocialException.class, e -> assertThat(e.kind())
                .isEqualTo(kind));
    }

    private static Core linked(World world) {
        Core core = world.node();
        core.signIn(SUZUKI, "1");
        core.link(SUZUKI, HANAKO, "hanako_sato");
        return core;
    }
}
