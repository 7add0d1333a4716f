package crm.social.web.page;

import crm.host.api.ui.Contribution;
import crm.host.api.ui.UiContribution;
import crm.social.api.SocialPermission;
import org.osgi.service.component.annotations.Component;

/** ソーシャル: what the organisation's people say, in columns by how they stand to us. */
@Component
@UiContribution(
        id = "crm.social.web/social",
        location = UiContribution.NAV_ITEM,
        permission = SocialPermission.USE,
        element = "crm-social-tab",
        module = "social.js",
        label = "%social.label",
        icon = "social")
public final class SocialTab implements Contribution {}
