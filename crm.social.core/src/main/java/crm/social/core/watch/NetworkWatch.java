package crm.social.core.watch;

import crm.ops.api.Finding;
import crm.ops.api.Finding.Severity;
import crm.ops.api.Inspected;
import crm.ops.api.Inspection;
import crm.social.api.Message;
import crm.social.api.SocialException;
import crm.social.api.provider.SocialProvider.Descriptor;
import crm.social.core.InstalledNetworks;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which networks are there, and what each is missing. None of this keeps the node from serving. */
@Component
@Inspected(inspection = "networks")
public final class NetworkWatch implements Inspection {
    private final InstalledNetworks networks;

    @Activate
    public NetworkWatch(@Reference InstalledNetworks networks) {
        this.networks = networks;
    }

    @Override
    public List<Finding> inspect() {
        List<Finding> findings = new ArrayList<>();
        networks.ids().stream().sorted().forEach(id -> findings.addAll(network(id)));
        return findings.isEmpty() ? List.of(Finding.of(Severity.WARN, "network.none")) : findings;
    }

    private List<Finding> network(String id) {
        try {
            Descriptor descriptor = networks.descriptor(id);
            Message missing = descriptor.missing();
            if (missing == null) {
                return List.of(Finding.of(Severity.NOTE, "network.ready", descriptor.name()));
            }
            Finding reason = new Finding(Severity.NOTE, missing.bundle(), missing.key(), missing.arguments());
            return List.of(Finding.of(Severity.WARN, "network.unconfigured", descriptor.name()), reason);
        } catch (SocialException e) {
            return List.of(Finding.of(Severity.WARN, "network.silent", id));
        }
    }
}
