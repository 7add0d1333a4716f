package crm.ops.api;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Looks whether something of a bundle's is well. Registered as a service with the properties of {@link Inspected}; asked when health, the status page
 * or the console want to know.
 */
@ConsumerType
public interface Inspection {
    /**
     * What there is to say now; nothing where all is well and nothing is worth telling. Called from any thread, at most every few seconds; answers
     * within two seconds. Throwing counts as critical.
     */
    List<Finding> inspect();
}
