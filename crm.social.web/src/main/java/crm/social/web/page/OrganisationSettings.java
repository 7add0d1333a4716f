package crm.social.web.page;

import crm.host.api.ui.Contribution;
import crm.host.api.ui.UiContribution;
import crm.social.api.SocialPermission;
import org.osgi.service.component.annotations.Component;

/** The organisation's account at each network: setting it up, ending it, and who may act as it. */
@Component
@UiContribution(
        id = "crm.social.web/organisation",
        location = UiContribution.SETTINGS_PAGE,
        permission = SocialPermission.USE,
        element = "crm-social-organisation",
        module = "organisation.js",
        label = "%organisation.label",
        icon = "social")
public final class OrganisationSettings implements Contribution {}
