package crm.social.bench;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;

/** Hands out one after the other, in an order made by the seed, over and over. Used from many threads. */
final class Rota<T> {
    private record Turn<T>(T one, long notBefore) {}

    private final Queue<Turn<T>> turns = new ArrayDeque<>();
    private final Duration rest;

    Rota(List<T> all, long seed) {
        this(all, seed, Duration.ZERO);
    }

    /** @param rest after so long one may come again; who comes too early waits */
    Rota(List<T> all, long seed, Duration rest) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("nothing to choose from");
        }
        this.rest = rest;
        List<T> mixed = new ArrayList<>(all);
        Collections.shuffle(mixed, new Random(seed));
        mixed.forEach(one -> turns.add(new Turn<>(one, System.nanoTime())));
    }

    T next() {
        Turn<T> turn;
        synchronized (turns) {
            turn = turns.remove();
            long free = Math.max(System.nanoTime(), turn.notBefore);
            turns.add(new Turn<>(turn.one, free + rest.toNanos()));
        }
        long wait = turn.notBefore - System.nanoTime();
        if (wait > 0) {
            Crowd.pause(Duration.ofNanos(wait).plusMillis(1));
        }
        return turn.one;
    }
}
