package crm.social.itest.access;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.Eventually;
import crm.social.itest.OpenPage;
import crm.social.itest.OpenPage.Event;
import crm.social.itest.Visitor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes {@link Role#TAKEN}'s permission away while they are at work, and says what becomes of it. */
public final class PermissionTaken {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Call NETWORKS = Call.get("/social/api/networks");

    private final Cast cast;
    private final Visitor taken;
    private final Visitor other;
    private final Map<String, List<Call>> calls = new TreeMap<>();

    /** @param asked the node that those concerned work at; the change is made at the cast's own */
    public PermissionTaken(Cast cast, URI asked) {
        this.cast = cast;
        this.taken = cast.person(Role.TAKEN).visitor().sentTo(asked);
        this.other = cast.person(Role.OTHER).visitor().sentTo(asked);
        Calls.routes().forEach(route -> calls.put(route, Calls.of(route, cast, Role.TAKEN)));
    }

    /**
     * Takes it, sends every call that was right a moment ago, and gives it back. Every outcome has to be as in the table.
     *
     * @param name of the node that is asked, for the report
     * @return how long after the change the first call was refused
     */
    public Duration refused(String name) {
        assertThat(NETWORKS.send(taken)).isEqualTo("200");
        Finding finding = new Finding();
        try {
            Duration refused = refused(finding);
            send(finding, true);
            finding.requireTable(name);
            return refused;
        } finally {
            cast.permit(true);
            Eventually.within(SOON, () -> NETWORKS.send(taken).equals("200"));
        }
    }

    private Duration refused(Finding finding) {
        try (OpenPage page = OpenPage.of(taken);
                OpenPage control = OpenPage.of(other)) {
            long changed = cast.permit(false);
            Eventually.within(SOON, () -> NETWORKS.send(taken).equals("403 no-permission"));
            Duration refused = Duration.ofNanos(System.nanoTime() - changed);
            page.hears(SOON, event -> event.name().equals("permissions-changed"));

            String last = page.lastId();
            int heard = page.heard().size();
            send(finding, false);
            everythingHappens(control);
            hearsNothingSocial(page, heard);
            try (OpenPage again = OpenPage.again(taken, last)) {
                hearsNothingSocial(again, 0);
            }
            return refused;
        }
    }

    /** Calls that end sessions come last: open pages end with them. */
    private void send(Finding finding, boolean alone) {
        calls.forEach((route, several) -> several.stream()
                .filter(call -> call.alone() == alone)
                .forEach(call ->
                        finding.note(route, Role.TAKEN, call, alone ? cast.send(Role.TAKEN, call) : call.send(taken))));
    }

    /** What {@link Role#TAKEN}, who shares the account, would hear of; a page that may hear it does. */
    private void everythingHappens(OpenPage control) {
        String lead = cast.things(Role.OWNER).linked();
        control.hears(SOON, event -> event.is("social.link-changed", lead));
        long signIns = signIns(control);
        cast.person(Role.OWNER).comeBack(cast.things(Role.OWNER).callback());
        Eventually.within(SOON, () -> signIns(control) > signIns);
    }

    private static long signIns(OpenPage page) {
        return page.heard().stream()
                .filter(event -> event.name().equals("social.connections-changed"))
                .count();
    }

    /** Streams keep their order: what came before an event of the host is there when that is. */
    private void hearsNothingSocial(OpenPage page, int before) {
        String lead = cast.things(Role.OWNER).record("leads");
        page.hears(SOON, event -> event.is("record-changed", lead));
        assertThat(page.heard().subList(before, page.heard().size()))
                .extracting(Event::name)
                .isNotEmpty()
                .noneMatch(event -> event.startsWith("social."));
    }
}
