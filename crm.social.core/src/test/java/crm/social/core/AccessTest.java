package crm.social.core;

import static crm.social.api.SignIns.Owner.CALLER;
import static crm.social.core.testing.FakeHost.HANAKO;
import static crm.social.core.testing.FakeHost.SECRET;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static crm.social.core.testing.FakeHost.TANAKA;
import static crm.social.core.testing.FakeHost.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import crm.social.api.Act;
import crm.social.api.Links.Basis;
import crm.social.api.Links.Target;
import crm.social.api.PostRef;
import crm.social.api.Publications.Text;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.World;
import crm.store.Ids;
import crm.store.testing.PostgresServer;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final String ID = FakeNetwork.ID;
    private static final String KEY = "0123456789abcdef";

    @StoreTest
    @DisplayName("S04: without the permission every service refuses, and gives nothing away")
    void withoutThePermissionEveryServiceRefuses(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            everyCall(core, TANAKA, HANAKO)
                    .forEach((name, call) -> assertThat(kind(call)).as(name).isEqualTo(Kind.NO_PERMISSION));
        }
    }

    @StoreTest
    @DisplayName("S16: a permission that is taken away is gone at the next call, and back when it is given")
    void aPermissionTakenAwayIsGoneAtOnce(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            world.host.holders.remove("suzuki");
            assertThatThrownBy(() -> core.connections.mine(SUZUKI)).hasMessageStartingWith("NO_PERMISSION");
            world.host.holders.add("suzuki");
            assertThat(core.connections.mine(SUZUKI)).hasSize(1);
        }
    }

    @StoreTest
    void withoutTheHostsPermissionsAllIsDenied(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.access.unbindPermissions(world.host);
            everyCall(core, YAMADA, HANAKO)
                    .forEach((name, call) -> assertThat(kind(call)).as(name).isEqualTo(Kind.NO_PERMISSION));
            core.access.bindPermissions(world.host);
            assertThatCode(() -> core.connections.mine(YAMADA)).doesNotThrowAnyException();
        }
    }

    @StoreTest
    @DisplayName("S06: social functions are for leads and contacts only")
    void onlyForPeople(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            recordCalls(core, SUZUKI, new RecordRef("deal", "d1"))
                    .forEach((name, call) -> assertThat(kind(call)).as(name).isEqualTo(Kind.RECORD_TYPE));
        }
    }

    @StoreTest
    void aRecordThatTheCallerMayNotSeeIsAsAbsentAsOneThatIsNotThere(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            for (RecordRef record : new RecordRef[] {SECRET, new RecordRef("lead", "none")}) {
                recordCalls(core, SUZUKI, record)
                        .forEach((name, call) -> assertThat(kind(call)).as(name).isEqualTo(Kind.NOT_FOUND));
            }
        }
    }

    @StoreTest
    void aHostThatDoesNotAnswerIsUnavailable(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            world.host.down(true);
            assertThat(kind(() -> core.panels.links(SUZUKI, HANAKO))).isEqualTo(Kind.UNAVAILABLE);
        }
    }

    @Test
    void aStoreThatDoesNotAnswerIsUnavailableAndServesAgainWhenItIsBack() {
        try (PostgresServer server = new PostgresServer();
                TestDatabase database = TestDatabase.of(server);
                World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            server.stop();
            assertThat(kind(() -> core.connections.mine(SUZUKI))).isEqualTo(Kind.UNAVAILABLE);
            assertThat(kind(() -> core.signIns.begin(SUZUKI, ID, Ids.random(), Set.of(), CALLER)))
                    .isEqualTo(Kind.UNAVAILABLE);
            server.start();
            Core.eventually(() -> serves(core));
        }
    }

    private static boolean serves(Core core) {
        try {
            return core.connections.mine(SUZUKI).size() == 1;
        } catch (SocialException e) {
            return false;
        }
    }

    private static Kind kind(ThrowingCallable call) {
        try {
            call.call();
        } catch (SocialException e) {
            return e.kind();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("it was allowed");
    }

    private static Map<String, ThrowingCallable> recordCalls(Core core, Caller caller, RecordRef record) {
        Map<String, ThrowingCallable> calls = new HashMap<>();
        calls.put("panel", () -> core.panels.panel(caller, record, ID));
        calls.put("links", () -> core.panels.links(caller, record));
        calls.put("posts", () -> core.panels.posts(caller, record, ID, null));
        calls.put("find", () -> core.candidates.find(caller, record, ID, null, null));
        calls.put("lookup", () -> core.candidates.lookup(caller, record, ID, "x"));
        calls.put("link", () -> core.links.link(caller, record, ID, new Target("1", null), Basis.HANDLE, 0));
        calls.put("unlink", () -> core.links.unlink(caller, record, ID, 0));
        calls.put("undo", () -> core.links.undo(caller, record, ID, "x"));
        calls.put("followers", () -> core.follows.followers(caller, record, ID, null));
        calls.put("following", () -> core.follows.following(caller, record, ID, null));
        calls.put("follow", () -> core.follows.follow(caller, record, ID, "c", true));
        calls.put("react", () -> core.reactions.react(caller, ID, Act.LIKE, new PostRef("x"), record, "c", true));
        calls.put("history", () -> core.histories.history(caller, record, ID, null));
        calls.put("take", () -> core.recordPictures.take(caller, record, ID));
        calls.put("best", () -> core.recordPictures.best(caller, record, ID));
        calls.put("undo picture", () -> core.recordPictures.undo(caller, record, ID, "x"));
        calls.put("publish", () -> core.publications.publish(caller, ID, new Text("x", null, record, "c"), KEY));
        return calls;
    }

    private static Map<String, ThrowingCallable> everyCall(Core core, Caller caller, RecordRef record) {
        Map<String, ThrowingCallable> calls = recordCalls(core, caller, record);
        calls.put("installed", () -> core.socialNetworks.installed(caller));
        calls.put("icon", () -> core.socialNetworks.icon(caller, ID));
        calls.put("measure", () -> core.socialNetworks.measure(caller, ID, "x"));
        calls.put("mine", () -> core.connections.mine(caller));
        calls.put("disconnect", () -> core.connections.disconnect(caller, "x"));
        calls.put("begin", () -> core.signIns.begin(caller, ID, Ids.random(), Set.of(), CALLER));
        calls.put("flow", () -> core.signIns.flow(caller, "x"));
        calls.put("cancel", () -> core.signIns.cancel(caller, "x"));
        calls.put("complete", () -> core.signIns.complete(caller, ID, Map.of()));
        calls.put("publication", () -> core.publications.find(caller, "x"));
        calls.put("settle", () -> core.publications.settle(caller, "x", true));
        calls.put("delete", () -> core.publications.delete(caller, ID, new PostRef("x")));
        calls.put("conversation", () -> core.panels.conversation(caller, ID, new PostRef("x"), "c", null));
        calls.put(
                "react anywhere", () -> core.reactions.react(caller, ID, Act.LIKE, new PostRef("x"), null, "c", true));
        calls.put("publish anywhere", () -> core.publications.publish(caller, ID, new Text("x", null, null, "c"), KEY));
        calls.put("picture", () -> core.pictures.picture(caller, "x"));
        return calls;
    }
}
