package crm.host.user;

import crm.host.api.Permission;
import crm.host.api.PermissionDefinition;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/**
 * A permission that an extension registers now.
 *
 * @param bundle in whose localization the label stands
 * @param label {@code %key} or the text
 * @param description {@code %key} or the text
 * @param administrator whether 管理者 has it
 * @param standard whether 標準 has it
 */
public record PermissionOffer(
        String id, Bundle bundle, String label, String description, boolean administrator, boolean standard) {

    static Optional<PermissionOffer> of(ServiceReference<Permission> reference) {
        String id = text(reference, "id");
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new PermissionOffer(
                        id,
                        reference.getBundle(),
                        text(reference, "label"),
                        text(reference, "description"),
                        flag(reference, "administrator"),
                        flag(reference, "standard")));
    }

    private static String text(ServiceReference<?> reference, String name) {
        return reference.getProperty(PermissionDefinition.PREFIX_ + name) instanceof String text ? text : "";
    }

    private static boolean flag(ServiceReference<?> reference, String name) {
        return !Boolean.FALSE.equals(reference.getProperty(PermissionDefinition.PREFIX_ + name));
    }
}
