package crm.ops.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** The service property of an {@link Inspection}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Inspected {
    String PREFIX_ = "crm.ops.";

    /** The name of the service property. */
    String PROPERTY = "crm.ops.inspection";

    /** A short name that strangers may read, such as {@code store}; {@code inspection.<name>} is its heading in the bundle's texts. */
    String inspection();
}
