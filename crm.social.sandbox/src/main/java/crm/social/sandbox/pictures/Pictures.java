package crm.social.sandbox.pictures;

import crm.social.sandbox.http.Exchange;
import crm.social.sandbox.http.Reply;
import crm.social.sandbox.http.Route;
import crm.social.sandbox.store.Media;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Store;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Profile pictures, banners and the pictures in posts: drawn once, kept in the data folder and in memory. */
public final class Pictures {
    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);
    /** An address never changes its picture. */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Store store;
    private final Path folder;
    private final Map<String, byte[]> known = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    public Pictures(Store store, Path folder) throws IOException {
        this.store = store;
        this.folder = folder;
        ImageIO.setUseCache(false);
        Files.createDirectories(folder);
    }

    /** What it answers. */
    public List<Route> routes() {
        return List.of(
                Route.of("picture", "GET", "/profile_images/{picture}/{file}", this::profile),
                Route.of("banner", "GET", "/profile_banners/{id}/{picture}", this::banner),
                Route.of("banner", "GET", "/profile_banners/{id}/{picture}/{size}", this::banner),
                Route.of("media", "GET", "/media/{file}", this::media));
    }

    /** Draws the sizes that lists show, so that the first list is quick. */
    public void drawAll() {
        long start = System.nanoTime();
        for (Person person : store.read(People::all)) {
            if (stopped) {
                return;
            }
            profile(person, Sizes.NORMAL);
        }
        LOG.debug("pictures drawn in {} ms", (System.nanoTime() - start) / 1_000_000);
    }

    /** Lets {@link #drawAll} end early. */
    public void stop() {
        stopped = true;
    }

    private Reply profile(Exchange request) {
        Optional<Person> person = owner(request.part("picture"));
        Optional<Sizes> size = Sizes.of(request.part("file"));
        return person.isEmpty() || size.isEmpty()
                ? Reply.text(404, "not found\n")
                : Reply.bytes("image/png", profile(person.get(), size.get())).with("Cache-Control", FOR_EVER);
    }

    private Optional<Person> owner(String picture) {
        return picture.matches("[0-9]{1,18}")
                ? store.read(rows -> rows.first(
                                "select id from person where picture = ?", row -> row.getLong(1), Long.valueOf(picture))
                        .flatMap(id -> People.byId(rows, id)))
                : Optional.empty();
    }

    private byte[] profile(Person person, Sizes size) {
        return kept(person.picture() + "-" + size.pixels() + ".png", () -> {
            BufferedImage whole = new Portrait(person.picture(), person.name()).draw();
            return bytes(scaled(whole, size.pixels()), "png");
        });
    }

    private Reply banner(Exchange request) {
        return owner(request.part("picture"))
                .map(person -> Reply.bytes(
                                "image/jpeg",
                                kept(
                                        person.picture() + "-banner.jpg",
                                        () -> bytes(Banner.draw(person.picture()), "jpg")))
                        .with("Cache-Control", FOR_EVER))
                .orElseGet(() -> Reply.text(404, "not found\n"));
    }

    private Reply media(Exchange request) {
        String id = request.part("file").replaceFirst("\\.jpg$", "");
        Optional<Media> found = id.matches("[0-9]{1,18}|[0-8][0-9]{18}")
                ? store.read(rows -> Media.byId(rows, Long.parseLong(id)))
                : Optional.empty();
        return found.map(media -> Reply.bytes(
                                "image/jpeg",
                                kept(
                                        "media-" + media.id() + ".jpg",
                                        () -> bytes(new Photo(media.id(), media.motif()).draw(), "jpg")))
                        .with("Cache-Control", FOR_EVER))
                .orElseGet(() -> Reply.text(404, "not found\n"));
    }

    /** Something that has to be drawn first. */
    private interface Drawing {
        byte[] draw() throws IOException;
    }

    private byte[] kept(String name, Drawing drawing) {
        return known.computeIfAbsent(name, key -> {
            try {
                Path file = folder.resolve(name);
                if (!Files.exists(file)) {
                    Path fresh = Files.createTempFile(folder, "drawn", ".tmp");
                    Files.write(fresh, drawing.draw());
                    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
                }
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static BufferedImage scaled(BufferedImage image, int side) {
        BufferedImage current = image;
        while (current.getWidth() > side) {
            int next = Math.max(side, current.getWidth() / 2);
            BufferedImage smaller = new BufferedImage(next, next, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = Portrait.smooth(smaller);
            g.drawImage(current, 0, 0, next, next, null);
            g.dispose();
            current = smaller;
        }
        return current;
    }

    private static byte[] bytes(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }
}
