package crm.social.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** So many people at once. */
final class Crowd implements AutoCloseable {
    private final ExecutorService threads;

    Crowd(int people) {
        this.threads = Executors.newFixedThreadPool(people);
    }

    /** Does something for each number from 0 on; ends when all is done, or with the first failure. */
    void all(int times, IntConsumer work) {
        List<? extends Future<?>> all = IntStream.range(0, times)
                .mapToObj(number -> threads.submit(() -> work.accept(number)))
                .toList();
        try {
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            threads.shutdownNow();
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static IllegalStateException interrupted() {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
