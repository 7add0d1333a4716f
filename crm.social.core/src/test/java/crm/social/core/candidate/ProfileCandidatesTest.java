package crm.social.core.candidate;

import static crm.social.core.testing.FakeHost.HANAKO;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.api.PersonName;
import crm.host.api.RecordRef;
import crm.social.api.Candidates.Agreement;
import crm.social.api.Candidates.Aspect;
import crm.social.api.Candidates.Found;
import crm.social.api.Candidates.Reason;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.World;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

class ProfileCandidatesTest {
    private static final String ID = FakeNetwork.ID;

    @StoreTest
    @DisplayName("S30 B4: candidates by the record's full name, the right person first, with reasons")
    void theRightPersonFirst(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            Found found = core.candidates.find(SUZUKI, HANAKO, ID, null, null);
            assertThat(found.searched()).isEqualTo("Hanako Sato");
            assertThat(found.candidates().items())
                    .extracting(candidate -> candidate.profile().handle())
                    .containsExactly("hanako_sato", "hanakosato_art", "hsato99");
            assertThat(found.candidates().items().get(0)).satisfies(first -> {
                assertThat(first.score()).isEqualTo(100);
                assertThat(first.reasons())
                        .containsExactly(
                                new Reason(Aspect.NAME, Agreement.FULL),
                                new Reason(Aspect.COMPANY, Agreement.FULL),
                                new Reason(Aspect.PLACE, Agreement.FULL));
                assertThat(String.valueOf(first.profile().picture())).startsWith("/social/api/pictures/");
            });
            assertThat(found.candidates().items().get(1).reasons())
                    .containsExactly(
                            new Reason(Aspect.NAME, Agreement.FULL),
                            new Reason(Aspect.COMPANY, Agreement.NONE),
                            new Reason(Aspect.PLACE, Agreement.NONE));
            assertThat(found.candidates().items().get(2).reasons())
                    .as("an aspect on which the profile is silent is left out")
                    .containsExactly(new Reason(Aspect.NAME, Agreement.PARTLY));
            assertThat(core.panels.links(SUZUKI, HANAKO)).isEmpty();
        }
    }

    @StoreTest
    void aNameThatTheNetworksSearchDoesNotTakeFindsNobody(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            RecordRef unread = new RecordRef("lead", "unread");
            world.host.put(unread, new PersonName("東海林 さだお", "東海林", "", "", ""), "", "");
            Found found = core.candidates.find(SUZUKI, unread, ID, null, null);
            assertThat(found.searched()).isEmpty();
            assertThat(found.candidates().items()).isEmpty();
            assertThat(core.candidates
                            .find(SUZUKI, unread, ID, "Sadao Shoji", null)
                            .searched())
                    .isEqualTo("Sadao Shoji");
            assertThatThrownBy(() -> core.candidates.find(SUZUKI, unread, ID, " ", null))
                    .hasMessageStartingWith("INVALID");
        }
    }

    @StoreTest
    @DisplayName("S32: looking somebody up by user name links nothing")
    void lookingUpLinksNothing(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            assertThatThrownBy(() -> core.candidates.lookup(SUZUKI, HANAKO, ID, "hanako_sato"))
                    .hasMessageStartingWith("NOT_CONNECTED");
            core.signIn(SUZUKI, "1");
            assertThat(core.candidates
                            .lookup(SUZUKI, HANAKO, ID, "@hanako_sato")
                            .profile()
                            .key()
                            .subject())
                    .isEqualTo("12");
            assertThat(core.panels.links(SUZUKI, HANAKO)).isEmpty();
        }
    }
}
