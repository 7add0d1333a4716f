package crm.social.itest.access;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.Endpoint;
import crm.social.itest.Figures;
import crm.social.itest.Visitor;
import crm.social.itest.walk.LocalX;
import crm.social.itest.walk.Salesperson;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Whoever asks for whatever gets what the table says: every route that is described, every role, what is their own and what is not. */
class AccessTest {
    @RegisterExtension
    static final LocalX X = new LocalX();

    private static Cast cast;

    @BeforeAll
    static void assemble() {
        cast = new Cast(Endpoint.of("/"));
    }

    @AfterAll
    static void leave() {
        cast.close();
    }

    @Test
    void everyRouteHasItsRowAndEveryRowItsRoute() {
        Set<String> rows = Table.read().routes();
        Set<String> paths =
                rows.stream().map(row -> row.replaceFirst("\\?.*", "")).collect(Collectors.toCollection(TreeSet::new));

        assertThat(paths).isEqualTo(Routes.all(cast.person(Role.OWNER).visitor()));
        assertThat(rows).isEqualTo(Calls.routes());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "TAKEN")
    @DisplayName(
            "S04 S12 of every route each gets what the table says: without ソーシャル連携 403, and only administrators change profiles")
    void eachGetsWhatTheTableSays(Role role) {
        Finding finding = new Finding();
        for (String route : Calls.routes()) {
            for (Call call : Calls.of(route, cast, role)) {
                finding.note(route, role, call, cast.send(role, call));
            }
        }
        finding.requireTable(role.column());
    }

    @Test
    void whatWasRefusedDidNotHappenAndListsHoldOnlyOnesOwn() {
        Things owners = cast.things(Role.OWNER);
        List<Call> reads = owners.readsOfOwn();
        List<String> before = answers(reads);
        for (Role role : List.of(Role.WITHOUT, Role.OTHER)) {
            for (Call change : owners.changesOfOwn()) {
                assertThat(cast.send(role, change)).as(change.toString()).startsWith("40");
            }
        }
        assertThat(answers(reads)).isEqualTo(before);

        Visitor other = cast.person(Role.OTHER).visitor();
        assertThat(other.get("/social/api/connections").body()).doesNotContain(owners.connection());
        assertThat(other.get("/crm/api/imports").body()).doesNotContain(owners.importToLookAt());
    }

    private static List<String> answers(List<Call> reads) {
        Visitor owner = cast.person(Role.OWNER).visitor();
        return reads.stream()
                .map(read -> Salesperson.good(owner.get(read.path())).toString())
                .toList();
    }

    @Test
    @DisplayName(
            "S04, S16: what was allowed a moment ago is refused at once, in the same session, and an open page hears nothing more")
    void whoLosesThePermissionIsRefusedAtOnceInTheSameSession() {
        Duration refused = new PermissionTaken(cast, Endpoint.of("/")).refused("taken");

        Figures.measured("permission taken away: refused after", refused.toMillis() + " ms");
    }
}
