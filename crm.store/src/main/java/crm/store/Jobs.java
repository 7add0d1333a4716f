package crm.store;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Work that outlives a request, kept in the store and done by whichever node is free. Kinds are registered first, then
 * {@link #start} is called once; jobs of kinds that no running node knows wait.
 *
 * <p>A job is done once over all nodes while they live. After a crash it is done again, so handlers are idempotent.
 */
@ProviderType
public interface Jobs {

    /**
     * Registers a kind of job.
     *
     * @param name unique in this store, {@code link.refresh}
     * @throws IllegalStateException after {@link #start}, or if the name is taken
     */
    JobKind register(String name, Retry retry, JobHandler handler);

    /**
     * Registers work that one of the nodes does again and again, a pause after each time; failing changes nothing in
     * that. Its {@link Job} has an empty key and no data.
     *
     * @param pause at least 1 s
     * @throws IllegalStateException after {@link #start}, or if the name is taken
     */
    void every(String name, Duration pause, JobHandler handler);

    /**
     * Begins to do jobs.
     *
     * @throws IllegalStateException the second time
     */
    void start();
}
