package crm.social.sandbox.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.social.sandbox.json.Json;
import crm.social.sandbox.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Holds the switches, through restarts, and is the clock that they can move. */
public final class SwitchBoard extends Clock {
    private final Store store;
    private final AtomicReference<Switches> current;

    /** Plan and dialect are the command line's; all else is as it was left. */
    public SwitchBoard(Store store, String plan, String dialect) {
        this.store = store;
        ObjectNode kept = Json.MAPPER.valueToTree(Switches.of(plan, dialect));
        store.read(rows -> rows.first("select value from meta where name = 'switches'", row -> row.getString(1)))
                .map(Json::tree)
                .ifPresent(kept::setAll);
        kept.put("plan", plan).put("dialect", dialect);
        current = new AtomicReference<>(Json.read(kept, Switches.class));
    }

    /** The rules in force now. */
    public Switches now() {
        return current.get();
    }

    /**
     * Changes the named rules and leaves the others.
     *
     * @throws IllegalArgumentException where a name or value is none of ours
     */
    public synchronized Switches change(JsonNode named) {
        ObjectNode next = Json.MAPPER.valueToTree(current.get());
        named.fieldNames().forEachRemaining(name -> {
            if (!next.has(name)) {
                throw new IllegalArgumentException("no such switch: " + name);
            }
            next.set(name, named.get(name));
        });
        Switches changed = Json.read(next, Switches.class);
        store.change(rows -> rows.change(
                "insert into meta (name, value) values ('switches', ?) on conflict (name) do update set value = excluded.value",
                next.toString()));
        current.set(changed);
        return changed;
    }

    @Override
    public Instant instant() {
        return Instant.now().plusSeconds(current.get().clockOffsetSeconds());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), Duration.ofSeconds(now().clockOffsetSeconds()));
    }

    /** What a switch is called with what it holds. */
    public ObjectNode json() {
        return Json.MAPPER.valueToTree(now());
    }
}
