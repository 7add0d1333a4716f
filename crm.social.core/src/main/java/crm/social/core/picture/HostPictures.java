package crm.social.core.picture;

import crm.host.api.Pictures;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The host's pictures of records, while there is a host that has them. */
@Component(service = HostPictures.class)
public final class HostPictures {
    private final AtomicReference<@Nullable Pictures> pictures = new AtomicReference<>();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindPictures(Pictures service) {
        pictures.set(service);
    }

    public void unbindPictures(Pictures service) {
        pictures.compareAndSet(service, null);
    }

    Pictures require() {
        Pictures found = pictures.get();
        if (found == null) {
            throw new SocialException(Kind.UNAVAILABLE, "the host has no pictures of records");
        }
        return found;
    }
}
