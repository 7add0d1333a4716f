package crm.store;

/** Does jobs of one kind. */
@FunctionalInterface
public interface JobHandler {

    /**
     * Called on a thread of the store, outside any transaction, by several threads at once for different keys. When
     * the store is being closed the thread is interrupted after a while.
     *
     * @throws Exception to try again by the kind's {@link Retry}
     */
    Outcome handle(Job job) throws Exception;
}
