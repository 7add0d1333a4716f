package crm.social.core.watch;

import crm.ops.api.Figure;
import crm.ops.api.Figure.Value;
import crm.ops.api.Figures;
import crm.ops.api.Finding;
import crm.ops.api.Finding.Severity;
import crm.ops.api.Inspected;
import crm.ops.api.Inspection;
import crm.social.core.seal.Keyring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether each stored grant has its key, and how many each key seals. */
@Component(service = {Figures.class, Inspection.class})
@Inspected(inspection = "keyring")
public final class KeyWatch implements Figures, Inspection {
    private static final String UNKNOWN = "unknown";

    private final Keyring keyring;
    private final Census census;

    @Activate
    public KeyWatch(@Reference Keyring keyring, @Reference Census census) {
        this.keyring = keyring;
        this.census = census;
    }

    @Override
    public List<Finding> inspect() {
        List<String> keys = keyring.ids();
        List<Finding> findings = new ArrayList<>();
        findings.add(
                Finding.of(Severity.NOTE, "keyring.keys", Integer.toString(keys.size()), keys.get(keys.size() - 1)));
        long closed = census.read().grantsWithoutKey();
        if (closed > 0) {
            findings.add(Finding.of(Severity.WARN, "keyring.closed", Long.toString(closed)));
        }
        return findings;
    }

    @Override
    public List<Figure> read() {
        Census.Counts counts = census.read();
        List<Value> grants = new ArrayList<>();
        counts.grantsByKey().forEach((key, number) -> grants.add(new Value(Map.of("key", key), number)));
        if (counts.grantsWithoutKey() > 0) {
            grants.add(new Value(Map.of("key", UNKNOWN), counts.grantsWithoutKey()));
        }
        return List.of(
                new Figure.Level("crm_social_grants", "Stored grants by the key that seals them.", grants),
                new Figure.Level(
                        "crm_social_connections",
                        "Users' connections by the state of their account.",
                        values(counts.connections())),
                new Figure.Level("crm_social_links", "Links of records by state.", values(counts.links())));
    }

    private static List<Value> values(List<Census.Count> counts) {
        return counts.stream()
                .map(one -> new Value(Map.of("provider", one.network(), "state", one.state()), one.number()))
                .toList();
    }
}
