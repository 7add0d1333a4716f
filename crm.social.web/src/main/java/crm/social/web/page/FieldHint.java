package crm.social.web.page;

import crm.host.api.RecordRef;
import crm.host.api.ui.Contribution;
import crm.host.api.ui.UiContribution;
import crm.social.api.SocialPermission;
import org.osgi.service.component.annotations.Component;

/** Beside a handle field: whether its profile is linked. */
@Component
@UiContribution(
        id = "crm.social.web/field-hint",
        location = UiContribution.RECORD_FIELD_AFTER,
        objects = {RecordRef.LEAD, RecordRef.CONTACT},
        permission = SocialPermission.USE,
        element = "crm-social-field-hint",
        module = "field-hint.js",
        label = "%field-hint.label")
public final class FieldHint implements Contribution {}
