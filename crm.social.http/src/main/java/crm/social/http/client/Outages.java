package crm.social.http.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once that a network does not answer, and once that it is back. Three calls in a row must fail, so that one
 * broken connection is no news. Whoever has no fixed hosts is told apart by host.
 */
@Component(service = Outages.class)
public final class Outages {
    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);
    private static final int NEWS = 3;
    private static final int MOST = 1_000;

    /** Only those that failed last; hosts that anybody names must not fill it. */
    private final Map<String, Integer> silent = new ConcurrentHashMap<>();

    void answered(String who) {
        if (silent.isEmpty()) {
            return;
        }
        Integer failures = silent.remove(who);
        if (failures != null && failures >= NEWS) {
            LOG.info("{} answers again", who);
        }
    }

    void silent(String who, Outcome outcome) {
        if (silent.size() >= MOST && !silent.containsKey(who)) {
            return;
        }
        int failures = silent.merge(who, 1, (before, one) -> Math.min(NEWS + 1, before + one));
        if (failures == NEWS) {
            LOG.warn("{} does not answer ({})", who, outcome.word());
        }
    }
}
