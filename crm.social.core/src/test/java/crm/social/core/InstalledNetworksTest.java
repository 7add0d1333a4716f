package crm.social.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.api.HandleField;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.SocialNetworks.Capability;
import crm.social.api.provider.Posts;
import crm.social.api.provider.Profiles;
import crm.social.api.provider.SocialProvider;
import crm.social.api.provider.Viewer;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeHost;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.TestClock;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InstalledNetworksTest {
    private final TestClock clock = new TestClock();
    private final FakeHost host = new FakeHost();
    private final List<String> fields = new CopyOnWriteArrayList<>();
    private InstalledNetworks networks = networks();

    private InstalledNetworks networks() {
        PageNews news = new PageNews();
        news.bindEvents(host);
        return new InstalledNetworks(this::show, news, clock);
    }

    private Runnable show(HandleField field) {
        String shown = field.network() + " " + field.label() + " " + field.order();
        fields.add(shown);
        return () -> fields.remove(shown);
    }

    @BeforeEach
    void fresh() {
        networks = networks();
    }

    @Test
    @DisplayName(
            "B6: a network that comes is there at once, with its field, and pages are told; and when it goes, it is gone")
    void aNetworkComesAndGoes() {
        FakeNetwork network = new FakeNetwork(clock);
        networks.bindNetwork(network, Core.properties(7));
        assertThat(networks.ids()).containsExactly("fake");
        assertThat(fields).containsExactly("fake Fake 10");
        assertThat(networks.capabilities("fake")).containsExactlyInAnyOrder(Capability.values());

        networks.unbindNetwork(network, Core.properties(7));
        assertThat(networks.ids()).isEmpty();
        assertThat(fields).isEmpty();
        assertThat(host.events("social.networks-changed")).hasSize(2).allSatisfy(event -> assertThat(event.data())
                .isEqualTo("{\"network\":\"fake\"}"));
    }

    @Test
    void whatAServiceIsNotRegisteredAsItCannotDo() {
        Map<String, Object> properties = Core.properties(7, SocialProvider.class, Profiles.class, Posts.class);
        networks.bindNetwork(new FakeNetwork(clock), properties);
        assertThat(networks.capabilities("fake")).containsExactly(Capability.POSTS);
        assertThatThrownBy(() -> networks.call("fake", one -> one.publishing())).isInstanceOf(SocialException.class);
    }

    @Test
    void aChangedNetworkTellsPages() {
        FakeNetwork network = new FakeNetwork(clock);
        networks.bindNetwork(network, Core.properties(7));
        networks.updatedNetwork(network, Core.properties(7));
        assertThat(host.events("social.networks-changed")).hasSize(2);
        assertThat(fields).hasSize(1);
    }

    @Test
    void ofTwoThatNameTheSameNetworkTheHigherRankingCountsAndTheOtherTakesItsPlace() {
        FakeNetwork plain = new FakeNetwork(clock);
        FakeNetwork better = new FakeNetwork(clock);
        Map<String, Object> ranked = Core.properties(8);
        ranked.put("service.ranking", 5);
        networks.bindNetwork(plain, Core.properties(7));
        networks.bindNetwork(better, ranked);
        assertThat(networks.<Object>call("fake", Provided::network)).isSameAs(better);
        networks.unbindNetwork(better, ranked);
        assertThat(networks.<Object>call("fake", Provided::network)).isSameAs(plain);
        assertThat(fields).hasSize(1);
    }

    @Test
    void aCallAfterANetworkWentMeetsAClosedGate() {
        FakeNetwork network = new FakeNetwork(clock);
        networks.bindNetwork(network, Core.properties(7));
        networks.unbindNetwork(network, Core.properties(7));
        assertThatThrownBy(() -> networks.descriptor("fake")).isInstanceOfSatisfying(SocialException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.PROVIDER_GONE);
            assertThat(e.retryAt()).isPresent();
        });
    }

    @Test
    void whatANetworkCannotDoIsNotSaidOfOneThatIsAway() {
        FakeNetwork network = new FakeNetwork(clock);
        networks.bindNetwork(network, Core.properties(7));
        networks.unbindNetwork(network, Core.properties(7));
        assertThatThrownBy(() -> networks.capabilities("fake")).isInstanceOfSatisfying(SocialException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.PROVIDER_GONE);
            assertThat(e.retryAt()).isPresent();
        });
    }

    @Test
    void aNetworkThatNeverCameIsUnknownOnceTheStartIsOver() {
        assertThatThrownBy(() -> networks.descriptor("never")).hasMessageStartingWith(Kind.PROVIDER_GONE.name());
        clock.forward(InstalledNetworks.SETTLING.plusSeconds(1));
        assertThatThrownBy(() -> networks.descriptor("never")).hasMessageStartingWith(Kind.NOT_FOUND.name());
    }

    @Test
    void goingWaitsForCallsInFlight() throws Exception {
        FakeNetwork network = new FakeNetwork(clock);
        networks.bindNetwork(network, Core.properties(7));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        CompletableFuture<String> call = CompletableFuture.supplyAsync(() -> networks.call("fake", one -> {
            inside.countDown();
            await(finish);
            return "done";
        }));
        inside.await();
        CompletableFuture<Void> going =
                CompletableFuture.runAsync(() -> networks.unbindNetwork(network, Core.properties(7)));
        Core.eventually(() -> networks.ids().isEmpty());
        assertThat(going).isNotDone();
        finish.countDown();
        going.get();
        assertThat(call.get()).isEqualTo("done");
    }

    @Test
    void goingDoesNotWaitLongForACallThatHangs() throws Exception {
        FakeNetwork network = new FakeNetwork(clock);
        networks.bindNetwork(network, Core.properties(7));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        CompletableFuture<Boolean> call = CompletableFuture.supplyAsync(() -> networks.call("fake", one -> {
            inside.countDown();
            await(finish);
            return true;
        }));
        inside.await();
        long begin = System.nanoTime();
        networks.unbindNetwork(network, Core.properties(7));
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(InstalledNetworks.PATIENCE, InstalledNetworks.PATIENCE.plusSeconds(2));
        finish.countDown();
        assertThat(call.get()).isTrue();
    }

    @Test
    void nothingOfAGoneProviderIsKept() {
        WeakReference<FakeNetwork> gone = cameAndWent();
        for (int i = 0; i < 50 && gone.get() != null; i++) {
            System.gc();
        }
        assertThat(gone.get()).isNull();
    }

    private WeakReference<FakeNetwork> cameAndWent() {
        FakeNetwork network = new FakeNetwork(clock);
        networks.bindNetwork(network, Core.properties(7));
        network.defect = new IllegalStateException("a defect");
        try {
            networks.call("fake", one -> one.profiles().byHandles(new Viewer.App(), List.of()));
        } catch (SocialException e) {
            assertThat(e.kind()).isEqualTo(Kind.NETWORK_DOWN);
        }
        networks.unbindNetwork(network, Core.properties(7));
        return new WeakReference<>(network);
    }

    @Test
    void whatAProviderDidNotMeanToThrowIsItsNetworkBeingDownAndNothingOfItIsKept() {
        FakeNetwork network = new FakeNetwork(clock);
        networks.bindNetwork(network, Core.properties(7));
        for (Throwable thrown : List.of(new IllegalStateException("secret"), new NoClassDefFoundError("Gone"))) {
            assertThatThrownBy(
                            () -> networks.call("fake", one -> InstalledNetworksTest.<RuntimeException>sneaky(thrown)))
                    .isInstanceOfSatisfying(SocialException.class, e -> {
                        assertThat(e.kind()).isEqualTo(Kind.NETWORK_DOWN);
                        assertThat(e).hasNoCause();
                        assertThat(e.getMessage()).doesNotContain("secret");
                    });
        }
    }

    @Test
    void whatAProviderMeantToThrowArrivesAsACopyWithoutItsStack() {
        SocialException thrown = new SocialException(Kind.RATE_LIMITED, "slow", null, clock.instant());
        thrown.initCause(new IllegalStateException("theirs"));
        networks.bindNetwork(new FakeNetwork(clock), Core.properties(7));
        assertThatThrownBy(() -> networks.call("fake", one -> InstalledNetworksTest.<RuntimeException>sneaky(thrown)))
                .isInstanceOfSatisfying(SocialException.class, e -> {
                    assertThat(e).isNotSameAs(thrown).hasNoCause().hasMessage("RATE_LIMITED: slow");
                    assertThat(e.retryAt()).isEqualTo(thrown.retryAt());
                });
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> Object sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
