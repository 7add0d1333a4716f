package crm.social.api.provider;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Service properties of a network. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SocialNetwork {
    String PREFIX_ = "crm.social.network.";

    /** The network's id for ever: 1 to 32 lower-case letters and digits, such as {@code twitter}. */
    String id();
}
