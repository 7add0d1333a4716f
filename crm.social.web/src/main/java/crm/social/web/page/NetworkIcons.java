package crm.social.web.page;

import crm.host.api.RecordRef;
import crm.host.api.ui.Contribution;
import crm.host.api.ui.UiContribution;
import crm.social.api.SocialPermission;
import org.osgi.service.component.annotations.Component;

/** An icon per network in the head of leads and contacts, and the popup behind it. */
@Component
@UiContribution(
        id = "crm.social.web/action",
        location = UiContribution.RECORD_ACTION,
        objects = {RecordRef.LEAD, RecordRef.CONTACT},
        permission = SocialPermission.USE,
        element = "crm-social-action",
        module = "action.js",
        label = "%action.label")
public final class NetworkIcons implements Contribution {}
