package crm.store.jobs;

import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import crm.store.Job;
import crm.store.JobHandler;
import crm.store.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One kind of job, as db-scheduler sees it. */
final class StoredTask extends AbstractTask<String> {

    private static final Logger LOG = LoggerFactory.getLogger(StoredTask.class);

    /** When work is done again that went well, or that failed for the nth time in a row; empty for never. */
    interface Rhythm {
        Optional<Instant> afterSuccess(Instant now);

        Optional<Instant> afterFailure(Instant now, int failures);
    }

    /** Carries what a handler threw through db-scheduler, which takes unchecked exceptions only. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(Exception cause) {
            super(cause);
        }
    }

    private final JobHandler handler;
    private final Rhythm rhythm;
    private final Clock clock;
    private final Runnable poke;
    private volatile boolean closing;

    StoredTask(String name, JobHandler handler, Rhythm rhythm, Clock clock, Runnable poke) {
        super(name, String.class, null, null);
        this.handler = handler;
        this.rhythm = rhythm;
        this.clock = clock;
        this.poke = poke;
    }

    /** Failures from here on are the closing's: they do not count. */
    void closing() {
        closing = true;
    }

    @Override
    public CompletionHandler<String> execute(TaskInstance<String> instance, ExecutionContext context) {
        Execution execution = context.getExecution();
        int attempt = execution.consecutiveFailures + 1;
        boolean last = rhythm.afterFailure(clock.instant(), attempt).isEmpty();
        Job job = new Job(instance.getId(), instance.getData(), execution.executionTime, attempt, last);
        Outcome outcome = handled(job);
        return (complete, operations) -> completed(outcome, complete, operations);
    }

    private Outcome handled(Job job) {
        try {
            return handler.handle(job);
        } catch (RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed(e);
        } catch (Exception e) {
            throw new Failed(e);
        }
    }

    private void completed(Outcome outcome, ExecutionComplete complete, ExecutionOperations<String> operations) {
        if (outcome instanceof Outcome.Again again) {
            operations.reschedule(complete, again.when(), again.data());
            if (!again.when().isAfter(clock.instant())) {
                poke.run();
            }
            return;
        }
        rhythm.afterSuccess(clock.instant())
                .ifPresentOrElse(when -> operations.reschedule(complete, when), operations::stop);
    }

    @Override
    public com.github.kagkarlsson.scheduler.task.FailureHandler<String> getFailureHandler() {
        return this::failed;
    }

    private void failed(ExecutionComplete complete, ExecutionOperations<String> operations) {
        Execution execution = complete.getExecution();
        Throwable thrown = complete.getCause().orElse(null);
        Throwable cause = thrown instanceof Failed ? thrown.getCause() : thrown;
        Instant now = clock.instant();
        if (closing) {
            operations.reschedule(ExecutionComplete.success(execution, now, now), now);
            return;
        }
        int failures = execution.consecutiveFailures + 1;
        Optional<Instant> next = rhythm.afterFailure(now, failures);
        if (next.isPresent()) {
            LOG.info("Job {} {} failed, attempt {}; next at {}", name, execution.getId(), failures, next.get(), cause);
            operations.reschedule(complete, next.get());
        } else {
            LOG.error("Job {} {} failed for the last time", name, execution.getId(), cause);
            operations.stop();
        }
    }

    @Override
    public com.github.kagkarlsson.scheduler.task.DeadExecutionHandler<String> getDeadExecutionHandler() {
        return this::died;
    }

    /** Its node was killed, or cannot reach the database: done again, by whoever is first. */
    private void died(ExecutionComplete complete, ExecutionOperations<String> operations) {
        LOG.warn("Job {} {} lost its node", name, complete.getExecution().getId());
        operations.reschedule(complete, clock.instant());
    }

    @Override
    public SchedulableInstance<String> schedulableInstance(String id) {
        return SchedulableInstance.of(instance(id, ""), clock.instant());
    }

    @Override
    public SchedulableInstance<String> schedulableInstance(String id, String data) {
        return SchedulableInstance.of(instance(id, data), clock.instant());
    }
}
