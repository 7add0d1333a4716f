package crm.host.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A field for the handle of one network, drawn by the host on leads and contacts while this service is registered. The values belong to the
 * record and stay when the service goes.
 */
@ConsumerType
public interface HandleField {
    /** The network's id, such as {@code twitter}: the key of {@link CrmRecord#handles()}. */
    String network();

    /** The field's label: the network's name, which is the same in each language. */
    String label();

    /** Fields with a lower number stand further up; equal ones are ordered by network id. */
    int order();
}
