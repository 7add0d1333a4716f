package crm.social.http.image;

import crm.social.http.ClientSpec;
import crm.social.http.client.GuardedClient;
import crm.social.http.client.Observers;
import crm.social.http.client.Outages;
import crm.social.http.client.Traffic;
import crm.social.http.guard.OutboundSettings;
import crm.social.http.guard.Settings;
import crm.social.http.picture.Picture;
import crm.social.http.picture.PictureRefused;
import crm.social.http.picture.PictureRefused.Reason;
import crm.social.http.picture.PictureRequest;
import crm.social.http.picture.Pictures;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Fetches in the caller's thread and decodes in few of its own, as one picture may take 150 MiB while it is drawn. */
@Component(service = Pictures.class)
public final class GuardedPictures implements Pictures {
    private static final int DECODERS = 2;
    private static final int WAITING = 64;
    private static final long MOST_BYTES = 5L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Supplier<Settings> settings;
    private final GuardedClient client;
    private final PictureFetch fetch;
    private final PictureDecoder decoder = new PictureDecoder();
    private final ThreadPoolExecutor decoders;

    @Activate
    public GuardedPictures(
            @Reference OutboundSettings settings, @Reference Traffic traffic, @Reference Outages outages) {
        this(settings, new Observers(traffic, outages), GuardedClient.Outside.platform());
    }

    GuardedPictures(Supplier<Settings> settings, Observers observers, GuardedClient.Outside outside) {
        this.settings = settings;
        ClientSpec spec = ClientSpec.of("pictures").upTo(MOST_BYTES);
        this.client = new GuardedClient(spec, () -> forPictures(settings.get()), observers, outside, closed -> {});
        this.fetch = new PictureFetch(client.reads());
        AtomicInteger count = new AtomicInteger();
        this.decoders = new ThreadPoolExecutor(
                DECODERS, DECODERS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, "crm.social.http decoder " + count.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setContextClassLoader(null);
                    return thread;
                });
        decoders.allowCoreThreadTimeOut(true);
    }

    @Override
    public Picture fetch(PictureRequest request) {
        byte[] foreign = fetch.fetch(request, settings.get().pictureBytes());
        return decoded(foreign, request.maxSide());
    }

    @Override
    public Picture decode(byte[] foreign) {
        if (foreign.length > settings.get().pictureBytes()) {
            throw new PictureRefused(Reason.TOO_LARGE, foreign.length + " bytes");
        }
        return decoded(foreign.clone(), PictureRequest.LONGEST_SIDE);
    }

    @Deactivate
    void close() {
        client.close();
        decoders.shutdownNow();
    }

    private Picture decoded(byte[] foreign, int maxSide) {
        Future<Picture> picture;
        try {
            picture = decoders.submit(() -> decoder.decode(foreign, maxSide));
        } catch (RejectedExecutionException e) {
            throw new PictureRefused(Reason.BUSY, WAITING + " pictures wait already", e);
        }
        try {
            return picture.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PictureRefused refused) {
                throw refused;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new PictureRefused(Reason.NOT_AN_IMAGE, "the decoder failed", e);
        } catch (TimeoutException e) {
            picture.cancel(true);
            throw new PictureRefused(Reason.BUSY, "no decoder in time", e);
        } catch (InterruptedException e) {
            picture.cancel(true);
            Thread.currentThread().interrupt();
            throw new PictureRefused(Reason.BUSY, "interrupted", e);
        }
    }

    private static Settings forPictures(Settings all) {
        return new Settings(all.allowed(), all.connect(), all.read(), all.picture(), all.picture(), all.pictureBytes());
    }
}
