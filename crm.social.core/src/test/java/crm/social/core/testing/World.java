package crm.social.core.testing;

import crm.social.core.CoreOpening;
import crm.social.http.picture.Picture;
import crm.social.http.picture.PictureRefused;
import crm.social.http.picture.PictureRequest;
import crm.social.http.picture.Pictures;
import crm.store.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A host, a network and one or more nodes of core over one database. */
public final class World implements AutoCloseable {
    public final TestClock clock = new TestClock();
    public final FakeHost host = new FakeHost();
    public final FakeNetwork network = new FakeNetwork(clock);
    public final FakePictures pictures = new FakePictures();
    public final Path keys;
    private final TestDatabase database;
    private final List<Core> nodes = new ArrayList<>();

    public World(TestDatabase database) {
        this.database = database.migrated(CoreOpening.spec());
        try {
            this.keys = Files.createTempDirectory("keys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A node to which the network has come. */
    public Core node() {
        Core core = silentNode();
        core.follow(network);
        return core;
    }

    /** A node without any network. */
    public Core silentNode() {
        return silentNode(keys);
    }

    /** A node with a folder of keys of its own, to which the network has come. */
    public Core node(Path ownKeys) {
        Core core = silentNode(ownKeys);
        core.follow(network);
        return core;
    }

    private Core silentNode(Path ownKeys) {
        Core core = new Core(database.stores(clock), host, ownKeys, clock, pictures);
        nodes.add(core);
        core.follower.news();
        return core;
    }

    /** The node goes down. */
    public void stop(Core core) {
        core.close();
        nodes.remove(core);
    }

    /** The node goes down and another one comes in its place. */
    public Core restart(Core core) {
        stop(core);
        return node();
    }

    @Override
    public void close() {
        nodes.forEach(Core::close);
        try (Stream<Path> files = Files.walk(keys)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The world's pictures. */
    public static final class FakePictures implements Pictures {
        public final List<PictureRequest> fetched = new CopyOnWriteArrayList<>();
        public volatile PictureRefused.@Nullable Reason refusal;
        /** By address. */
        public final Map<String, PictureRefused.Reason> refusals = new ConcurrentHashMap<>();
        /** What all pictures look like. */
        public volatile byte[] bytes = {1, 2, 3};

        @Override
        public Picture fetch(PictureRequest request) {
            fetched.add(request);
            PictureRefused.Reason reason =
                    refusals.getOrDefault(request.address().toString(), refusal);
            if (reason != null) {
                throw new PictureRefused(reason, "switched");
            }
            return new Picture(bytes, "image/png", 1, 1, "ab".repeat(32));
        }

        @Override
        public Picture decode(byte[] foreign) {
            throw new PictureRefused(PictureRefused.Reason.NOT_AN_IMAGE, "not here");
        }
    }
}
