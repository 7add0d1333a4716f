package crm.store.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;

/** A job's data is text, kept as UTF-8. */
final class PlainText implements Serializer {

    @Override
    public byte[] serialize(Object data) {
        return bytes((String) data);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] data) {
        return type.cast(new String(data, StandardCharsets.UTF_8));
    }

    static byte[] bytes(String data) {
        return data.getBytes(StandardCharsets.UTF_8);
    }
}
