package crm.social.core.act;

import crm.social.core.picture.PictureAddresses;
import crm.social.core.read.ProfileReads;
import crm.social.core.read.RelationReads;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All that reads people, together. */
@Component(service = FollowReads.class)
public record FollowReads(ProfileReads profiles, RelationReads relations, PictureAddresses pictures) {
    @Activate
    public FollowReads(
            @Reference ProfileReads profiles,
            @Reference RelationReads relations,
            @Reference PictureAddresses pictures) {
        this.profiles = profiles;
        this.relations = relations;
        this.pictures = pictures;
    }
}
