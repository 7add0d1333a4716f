package crm.host.api.ui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** The service properties of a {@link Contribution}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface UiContribution {
    String PREFIX_ = "crm.ui.";

    /** Entry of the navigation, with a page of its own. */
    String NAV_ITEM = "nav.item/v1";

    /** A page of the settings. */
    String SETTINGS_PAGE = "settings.page/v1";

    /** A button in a record's head, which may open a popup. */
    String RECORD_ACTION = "record.action/v1";

    /** A tab of a record. */
    String RECORD_TAB = "record.tab/v1";

    /** A hint beside a handle field of a record. */
    String RECORD_FIELD_AFTER = "record.field.after/v1";

    /** An action for the records selected in a list. */
    String LIST_BULK_ACTION = "list.bulk-action/v1";

    /** A section of the user's own page on what is connected. */
    String USER_CONNECTIONS = "user.connections/v1";

    /** A section of the administrators' status page. */
    String ADMIN_STATUS = "admin.status/v1";

    /** Unique: {@code <symbolic name>/<name>}. Of two with one id, the service with the higher ranking counts. */
    String id();

    /** One of the places above. */
    String location();

    /** The record types it is for; empty for all. */
    String[] objects() default {};

    /** Lower numbers come first; equal ones are ordered by id. */
    int order() default 100;

    /** Left out for users without this permission; empty for none. The REST interface behind it must check for itself. */
    String permission() default "";

    /** Name of the custom element, {@code [a-z]+(-[a-z0-9]+)+}; the host appends the content hash. */
    String element();

    /** The module below the bundle's {@code ui/} that exports the element's class, such as {@code action.js}. */
    String module();

    /** The label: {@code %key} of the bundle's localization. */
    String label();

    /**
     * What stands before the label: the name of one of the host's icons, such as {@code social}, or a symbol of an SVG file below the bundle's {@code ui/},
     * such as {@code icons.svg#inbox}; symbols have a view box of 24 by 24 and are drawn as lines in the colour of the text. Empty for the host's mark of
     * extensions.
     */
    String icon() default "";
}
