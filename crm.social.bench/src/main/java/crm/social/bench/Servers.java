package crm.social.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that runs: the local X, both houses, and PostgreSQL where it is asked for. All of it listens on this machine only. */
final class Servers implements AutoCloseable {
    private final @Nullable Postgres postgres;
    private final LocalX x;
    private final House small;
    private final House big;

    /** What ends them, the last started first. */
    private final Deque<Runnable> ends = new ArrayDeque<>();

    Servers(Path root, Options options) {
        Path data = options.data();
        try {
            Files.createDirectories(data.resolve("logs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.postgres = options.postgres() ? new Postgres(data) : null;
        this.x = new LocalX(root, data);
        this.small = house(root, data, options.small());
        this.big = house(root, data, options.big());
    }

    private House house(Path root, Path data, Size size) {
        Postgres server = postgres;
        return new House(root, data, size, x, server == null ? Map.of() : server.settings(size));
    }

    void start() {
        Optional.ofNullable(postgres).ifPresent(server -> start(server::start, server::stop));
        start(x::start, x::stop);
        houses().forEach(house -> start(house::start, house::stop));
    }

    private void start(Runnable start, Runnable stop) {
        synchronized (ends) {
            ends.push(stop);
        }
        start.run();
    }

    LocalX x() {
        return x;
    }

    House small() {
        return small;
    }

    House big() {
        return big;
    }

    List<House> houses() {
        return List.of(small, big);
    }

    /** What the houses keep their rows in. */
    String database() {
        Postgres server = postgres;
        return server == null ? "SQLite" : server.version();
    }

    @Override
    public void close() {
        synchronized (ends) {
            while (!ends.isEmpty()) {
                ends.pop().run();
            }
        }
    }
}
