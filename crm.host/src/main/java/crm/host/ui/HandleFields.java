package crm.host.ui;

import crm.host.api.Events;
import crm.host.api.HandleField;
import crm.host.api.PageEvent;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The social fields that extensions want drawn on leads and contacts now. */
@Component(service = HandleFields.class)
public final class HandleFields {
    /** A field as pages get it. */
    public record Field(String network, String label, int order) {}

    private final Events events;
    // Plain values by identity: nothing of an extension is asked again after it was added.
    private final Map<HandleField, Field> fields = new ConcurrentHashMap<>();

    @Activate
    public HandleFields(@Reference Events events) {
        this.events = events;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addField(HandleField field) {
        fields.put(field, new Field(field.network(), field.label(), field.order()));
        tell();
    }

    void removeField(HandleField field) {
        fields.remove(field);
        tell();
    }

    private void tell() {
        events.publish(new PageEvent("handle-fields-changed", "{}", Set.of(), null, null));
    }

    /** The fields' labels by network, in their order. */
    public Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        list().forEach(field -> labels.put(field.network(), field.label()));
        return labels;
    }

    public List<Field> list() {
        return fields.values().stream()
                .sorted(Comparator.comparingInt(Field::order).thenComparing(Field::network))
                .toList();
    }
}
