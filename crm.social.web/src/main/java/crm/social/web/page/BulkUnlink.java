package crm.social.web.page;

import crm.host.api.RecordRef;
import crm.host.api.ui.Contribution;
import crm.host.api.ui.UiContribution;
import crm.social.api.SocialPermission;
import org.osgi.service.component.annotations.Component;

/** For the records selected in a list: 関連付けの解除, and taking that back. */
@Component
@UiContribution(
        id = "crm.social.web/bulk",
        location = UiContribution.LIST_BULK_ACTION,
        objects = {RecordRef.LEAD, RecordRef.CONTACT},
        permission = SocialPermission.USE,
        element = "crm-social-bulk",
        module = "bulk.js",
        label = "%bulk.label")
public final class BulkUnlink implements Contribution {}
