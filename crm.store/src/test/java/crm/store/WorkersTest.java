package crm.store;

import static org.assertj.core.api.Assertions.assertThat;

import crm.store.open.WorkerThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class WorkersTest {

    @Test
    void whereAllAreAtWorkTheCallerWorks() throws Exception {
        try (WorkerThreads workers = new WorkerThreads()) {
            CountDownLatch end = new CountDownLatch(1);
            List<Future<Thread>> busy = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                busy.add(workers.begin(() -> {
                    end.await();
                    return Thread.currentThread();
                }));
            }
            assertThat(workers.begin(Thread::currentThread).get()).isSameAs(Thread.currentThread());
            end.countDown();
            for (Future<Thread> one : busy) {
                assertThat(one.get()).isNotSameAs(Thread.currentThread());
                assertThat(one.get().getContextClassLoader()).isNull();
            }
        }
    }

    @Test
    void whatIsCancelledIsInterrupted() throws Exception {
        try (WorkerThreads workers = new WorkerThreads()) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch interrupted = new CountDownLatch(1);
            Future<Boolean> work = workers.begin(() -> {
                begun.countDown();
                try {
                    Thread.sleep(60_000);
                    return false;
                } catch (InterruptedException e) {
                    interrupted.countDown();
                    return true;
                }
            });
            begun.await();
            work.cancel(true);
            interrupted.await();
            assertThat(work).isCancelled();
        }
    }
}
