package crm.host.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** The service properties of a {@link Permission}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PermissionDefinition {
    String PREFIX_ = "crm.permission.";

    /** The permission's id, such as {@code crm.social.use}. */
    String id();

    /** The label: {@code %key} of the bundle's localization, or the text itself. */
    String label();

    /** A sentence that explains it: {@code %key} of the bundle's localization, or the text itself. */
    String description();

    /** Whether the system profile 管理者 (Administrator) has it, always. */
    boolean administrator() default true;

    /** Whether the system profile 標準 (Standard) has it, always. */
    boolean standard() default true;
}
