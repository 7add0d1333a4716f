package crm.social.core.link;

import static crm.social.core.testing.FakeHost.HANAKO;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.api.RecordRef;
import crm.social.api.Links.Basis;
import crm.social.api.Links.State;
import crm.social.api.Links.Target;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.AuditTrail;
import crm.social.core.link.LinkChanges.By;
import crm.social.core.link.LinkRow.Held;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.World;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

/** Somebody links a lead while another makes a contact of it. */
class LateLinksTest {
    private static final String ID = FakeNetwork.ID;
    private static final RecordRef CONTACT = new RecordRef(RecordRef.CONTACT, "hanako-contact");

    @StoreTest
    @DisplayName("S37: a lead that became a contact while somebody linked it is not there any more")
    void nothingNewComesToARecordThatLeft(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            world.host.meanwhile.add(() -> {});
            world.host.meanwhile.add(() -> becomesAContact(world, core));

            assertThatThrownBy(() -> core.links.link(SUZUKI, HANAKO, ID, new Target("12", null), Basis.CANDIDATE, 0))
                    .isInstanceOfSatisfying(
                            SocialException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));

            assertThat(world.host.meanwhile).isEmpty();
            assertThat(core.linkReads.links(CONTACT)).isEmpty();
            assertThat(world.host.handle(CONTACT, ID)).isNull();
        }
    }

    @StoreTest
    @DisplayName(
            "S36 S37: a link that comes late to the contact gives way to what a person made of the field meanwhile")
    void aLateLinkIsHeldAgainstTheField(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            becomesAContact(world, core);

            late(core, "@hsato99");

            Core.eventually(() -> core.store.read(tx -> tx.query("select count(*) as n from audit where act = :act")
                            .bind("act", AuditTrail.Act.UNLINK)
                            .one(row -> row.intValue("n")))
                    == 1);
            assertThat(core.linkReads.links(CONTACT)).isEmpty();
            assertThat(world.host.handle(CONTACT, ID)).isNull();
        }
    }

    @StoreTest
    @DisplayName("S36 S37: a link that comes late to the contact stays where the field is as its maker saw it")
    void aLateLinkStays(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            becomesAContact(world, core);

            late(core, null);

            Core.eventually(() -> "@hanako_sato".equals(world.host.handle(CONTACT, ID)));
            Core.eventually(() -> core.store.read(
                            tx -> tx.query("select count(*) as n from store_job where task_name = 'core.look-again'")
                                    .one(row -> row.intValue("n")))
                    == 0);
            assertThat(core.linkReads.links(CONTACT)).containsKey(ID);
            assertThat(world.host.handle(CONTACT, ID)).isEqualTo("@hanako_sato");
        }
    }

    private static void becomesAContact(World world, Core core) {
        world.host.convert(HANAKO, CONTACT);
        Core.eventually(() -> core.store.read(tx -> Departures.left(tx, HANAKO)));
    }

    /** Writes what somebody decided before the lead left, who saw this in its field. */
    private static void late(Core core, @Nullable String field) {
        By by = new By(SUZUKI.userId(), AuditTrail.Act.LINK, core.changes.words(ID));
        Held held = new Held(
                "12",
                "hanako_sato",
                State.ACTIVE,
                Basis.CANDIDATE,
                "hanako_sato",
                SUZUKI.userId(),
                Instant.parse("2026-11-29T00:00:00Z"));
        core.coreStore.write(tx -> core.changes.change(tx, LinkRow.never(HANAKO, ID), held, by, field));
    }
}
