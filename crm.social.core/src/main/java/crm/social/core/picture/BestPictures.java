package crm.social.core.picture;

import crm.social.api.ProfilePictures.Picture;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.InstalledNetworks;
import crm.social.core.SingleFlight;
import crm.social.http.picture.PictureRefused;
import crm.social.http.picture.PictureRequest;
import crm.social.http.picture.Pictures;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A picture in the best size that its network has and a host takes. Nothing of it is kept. */
@Component(service = BestPictures.class)
public final class BestPictures {
    /** What a host takes at most. */
    private static final int MOST_BYTES = 5 << 20;

    /** Longest sides, the best first: a smaller picture is left as it is. */
    private static final List<Integer> SIDES = List.of(2048, 1024);

    private final InstalledNetworks networks;
    private final Pictures outside;
    private final SingleFlight<URI, Picture> flights = new SingleFlight<>(Duration.ofSeconds(15));

    @Activate
    public BestPictures(@Reference InstalledNetworks networks, @Reference Pictures outside) {
        this.networks = networks;
        this.outside = outside;
    }

    /** Fetches it: {@link Kind#NOT_FOUND} where there is none in any size, {@link Kind#NETWORK_DOWN} where it cannot be had now. */
    Picture best(String network, URI picture) {
        List<URI> sizes =
                networks.call(network, one -> List.copyOf(one.network().sizesOf(picture)));
        return flights.get(picture, () -> first(network, sizes));
    }

    private Picture first(String network, List<URI> sizes) {
        SocialException why = new SocialException(Kind.NOT_FOUND, "no picture in any size");
        for (URI size : sizes) {
            try {
                return fitting(network, size);
            } catch (PictureRefused e) {
                if (why.kind() != Kind.NETWORK_DOWN) {
                    why = Refusals.of(e);
                }
            }
        }
        throw why;
    }

    private Picture fitting(String network, URI size) {
        for (int side : SIDES) {
            var fetched = outside.fetch(new PictureRequest(network, size, side));
            if (fetched.bytes().length <= MOST_BYTES) {
                return new Picture(fetched.bytes(), fetched.mediaType(), fetched.sha256());
            }
        }
        throw new PictureRefused(PictureRefused.Reason.TOO_LARGE, "even smaller");
    }
}
