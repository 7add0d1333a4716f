package crm.store;

import java.time.Instant;

/** How a job ended, when it did not fail. */
public sealed interface Outcome {

    static Outcome done() {
        return new Done();
    }

    static Outcome again(Instant when, String data) {
        return new Again(when, data);
    }

    /** The job is removed; one kept {@link Jobs#every} so often comes again. */
    record Done() implements Outcome {}

    /**
     * The same job is to be done again, as if new: the next portion, or not now.
     *
     * @param data takes the place of the old
     */
    record Again(Instant when, String data) implements Outcome {}
}
