package crm.social.core.watch;

import crm.ops.api.Figure;
import crm.ops.api.Figure.Value;
import crm.ops.api.Figures;
import crm.ops.api.Finding;
import crm.ops.api.Finding.Severity;
import crm.ops.api.Inspected;
import crm.ops.api.Inspection;
import crm.social.api.SealingKeys;
import crm.social.api.SealingKeys.Key;
import crm.social.api.SealingKeys.Status;
import crm.social.api.SealingKeys.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether this node can seal, whether each stored grant has its key, how far a change of keys is, and how many grants each key seals. */
@Component(service = {Figures.class, Inspection.class})
@Inspected(inspection = "keyring")
public final class KeyWatch implements Figures, Inspection {
    private final SealingKeys keys;
    private final Census census;

    @Activate
    public KeyWatch(@Reference SealingKeys keys, @Reference Census census) {
        this.keys = keys;
        this.census = census;
    }

    @Override
    public List<Finding> inspect() {
        Status status = keys.status();
        List<Finding> findings = new ArrayList<>();
        status.keys().stream()
                .filter(key -> key.use() == Use.SEALS)
                .findFirst()
                .ifPresent(key -> findings.add(Finding.of(
                        Severity.NOTE,
                        "keyring.keys",
                        Integer.toString(status.keys().size()),
                        key.id())));
        if (!status.seals()) {
            findings.add(Finding.of(Severity.CRITICAL, "keyring.cannot-seal", status.folder()));
        }
        if (status.closed() > 0) {
            findings.add(Finding.of(Severity.WARN, "keyring.closed", Long.toString(status.closed())));
        }
        if (status.old() > 0) {
            findings.add(Finding.of(Severity.NOTE, "keyring.old", Long.toString(status.old())));
        }
        status.keys().stream()
                .filter(key -> key.use() == Use.RETIRED)
                .map(key -> Finding.of(Severity.NOTE, "keyring.retired", key.id()))
                .forEach(findings::add);
        return findings;
    }

    @Override
    public List<Figure> read() {
        Census.Counts counts = census.read();
        List<Value> sealed = keys.status().keys().stream()
                .map(key -> new Value(Map.of("key", key.id(), "use", small(key)), key.sealed()))
                .toList();
        return List.of(
                new Figure.Level(
                        "crm_social_grants",
                        "Stored grants and sign-ins under way, by the key that seals them.",
                        sealed),
                new Figure.Level(
                        "crm_social_connections",
                        "Users' connections by the state of their account.",
                        values(counts.connections())),
                new Figure.Level(
                        "crm_social_organisations",
                        "The organisation's connections by the state of their account.",
                        values(counts.organisations())),
                new Figure.Level("crm_social_links", "Links of records by state.", values(counts.links())));
    }

    private static String small(Key key) {
        return key.use().name().toLowerCase(Locale.ROOT);
    }

    private static List<Value> values(List<Census.Count> counts) {
        return counts.stream()
                .map(one -> new Value(Map.of("provider", one.network(), "state", one.state()), one.number()))
                .toList();
    }
}
