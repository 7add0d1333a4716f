package crm.ops.health;

import java.lang.management.ManagementFactory;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;

/** Whether threads wait for each other for ever: the one thing that only a restart mends. */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=threads", HealthCheck.TAGS + "=live"})
public final class Alive implements HealthCheck {
    @Override
    public Result execute() {
        long[] stuck = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
        return stuck == null
                ? new Result(Result.Status.OK, "no thread is stuck")
                : new Result(Result.Status.CRITICAL, stuck.length + " threads wait for each other");
    }
}
