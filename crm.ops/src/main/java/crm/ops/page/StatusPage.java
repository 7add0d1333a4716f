package crm.ops.page;

import crm.host.api.ui.Contribution;
import crm.host.api.ui.UiContribution;
import org.osgi.service.component.annotations.Component;

/** The state of this node, on the administrators' status page. */
@Component
@UiContribution(
        id = "crm.ops/status",
        location = UiContribution.ADMIN_STATUS,
        element = "crm-ops-status",
        module = "status.js",
        label = "%status.label")
public final class StatusPage implements Contribution {}
