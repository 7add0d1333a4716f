package crm.social.itest.nodes;

import crm.social.itest.Figures;
import crm.social.itest.access.Cast;
import crm.social.itest.access.PermissionTaken;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who loses the permission at one node has lost it at the other. */
class AccessOverNodesTest {
    @RegisterExtension
    static final TwoNodes NODES = new TwoNodes();

    @Test
    @DisplayName(
            "S16: every route of the other node refuses within a second what was allowed, and an open page there hears nothing more")
    void whoLosesThePermissionIsRefusedAtTheOtherNodeWithinASecond() {
        try (Cast cast = new Cast(NODES.a())) {
            Duration refused = new PermissionTaken(cast, NODES.b()).refused("other-node");

            Figures.measured("permission taken away: refused at the other node after", refused.toMillis() + " ms");
        }
    }
}
