package crm.social.web.page;

import crm.host.api.ui.Contribution;
import crm.host.api.ui.UiContribution;
import crm.social.api.SocialPermission;
import org.osgi.service.component.annotations.Component;

/** The user's own connections, and ending them. */
@Component
@UiContribution(
        id = "crm.social.web/connections",
        location = UiContribution.USER_CONNECTIONS,
        permission = SocialPermission.USE,
        element = "crm-social-connections",
        module = "connections.js",
        label = "%connections.label")
public final class UserConnections implements Contribution {}
