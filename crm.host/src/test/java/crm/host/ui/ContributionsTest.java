package crm.host.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crm.host.api.PageEvent;
import crm.host.api.People;
import crm.host.api.Permissions;
import crm.host.api.Person;
import crm.host.api.ui.Contribution;
import crm.host.web.ContributedFiles;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

class ContributionsTest {
    private static final String USE = "crm.social.use";
    private static final String SUZUKI = "suzuki";

    private final Set<String> allowed = new HashSet<>(Set.of(USE));
    private final List<PageEvent> told = new ArrayList<>();
    private final ContributingBundle bundle = new ContributingBundle("action.js", "pages/page.js", "icons.svg");
    private final Contributions contributions = new Contributions(
            permissions(),
            people(),
            told::add,
            new Texts((BundleContext) Proxy.newProxyInstance(
                    BundleContext.class.getClassLoader(), new Class<?>[] {BundleContext.class}, (p, m, a) -> null)),
            new ContributedFiles());

    private Permissions permissions() {
        return (user, permission) -> allowed.contains(permission);
    }

    private static People people() {
        Person suzuki = new Person(SUZUKI, "鈴木 太郎", false, true, Locale.JAPANESE);
        return new People() {
            @Override
            public Optional<Person> find(String userId) {
                return Optional.of(suzuki).filter(person -> person.id().equals(userId));
            }

            @Override
            public List<Person> all() {
                return List.of(suzuki);
            }
        };
    }

    @Test
    @DisplayName("S06: what is for leads and contacts is not on the page of a deal")
    void whatIsForLeadsAndContactsIsForNoOtherType() {
        add("action", Map.of("objects", new String[] {"lead", "contact"}));

        assertThat(ids(Optional.of("lead"))).containsExactly("crm.toy/action");
        assertThat(ids(Optional.of("contact"))).containsExactly("crm.toy/action");
        assertThat(ids(Optional.of("deal"))).isEmpty();
    }

    @Test
    @DisplayName("S04: without the permission nothing of it is listed, and pages are not told of it")
    void whoMayNotUseItDoesNotSeeIt() {
        add("action", Map.of("permission", USE));
        assertThat(ids(Optional.empty())).hasSize(1);
        assertThat(told).extracting(PageEvent::permission).containsExactly(USE);

        allowed.clear();

        assertThat(ids(Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "social,                social",
        "icons.svg#inbox,       /ext/crm.toy/HASH/icons.svg#inbox",
        "'',                    ''",
        "none.svg#inbox,        ''",
        "icons.svg,             ''",
        "../icons.svg#inbox,    ''",
        "https://x.example/a.svg#b, ''",
    })
    @DisplayName(
            "S08: an entry of the navigation has an icon of the kit's or of its bundle's; what is none is left away")
    void anIconIsTheKitsOrTheBundles(String wanted, String shown) {
        add("page", Map.of("location", "nav.item/v1", "module", "pages/page.js", "icon", wanted));

        ContributionItem item = contributions
                .list(SUZUKI, Optional.empty(), Optional.of("nav.item/v1"))
                .get(0);

        String hash = item.module().split("/")[3];
        assertThat(item.icon()).isEqualTo(shown.replace("HASH", hash));
        assertThat(item.element()).isEqualTo("crm-toy-" + hash);
    }

    @Test
    void whatIsNoContributionIsLeftOut() {
        add("none", Map.of("module", "none.js"));
        add("evil", Map.of("element", "script"));
        add("place", Map.of("location", "nowhere/v1"));
        contributions.addContribution(bundle.contribution(Map.of("id", "crm.other/action")));

        assertThat(ids(Optional.empty())).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void itsGoingIsToldToo() {
        ServiceReference<Contribution> reference = add("action", Map.of());
        contributions.removeContribution(reference);

        assertThat(told).extracting(PageEvent::name).containsExactly("contribution-added", "contribution-removed");
        assertThat(ids(Optional.empty())).isEmpty();
    }

    private ServiceReference<Contribution> add(String name, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "id", "crm.toy/" + name,
                "location", "record.action/v1",
                "element", "crm-toy",
                "module", "action.js",
                "label", "Toy"));
        properties.putAll(more);
        ServiceReference<Contribution> reference = bundle.contribution(properties);
        contributions.addContribution(reference);
        return reference;
    }

    private List<String> ids(Optional<String> object) {
        return contributions.list(SUZUKI, object, Optional.empty()).stream()
                .map(ContributionItem::id)
                .toList();
    }
}
