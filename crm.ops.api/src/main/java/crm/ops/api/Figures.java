package crm.ops.api;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** What a bundle counts and measures. Registered as a service by whoever has something to tell; read whenever metrics are asked for. */
@ConsumerType
public interface Figures {
    /**
     * The figures as they are now. Called from any thread, several at a time, at most every few seconds; what costs a query is better kept for a
     * while. One that throws is left out of this answer.
     */
    List<Figure> read();
}
