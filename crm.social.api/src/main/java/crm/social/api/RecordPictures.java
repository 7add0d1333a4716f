package crm.social.api;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import org.osgi.annotation.versioning.ProviderType;

/** The linked profile's picture as the record's picture. */
@ProviderType
public interface RecordPictures {
    /**
     * Makes the linked profile's picture, in the best size that there is, the record's picture. The record keeps where it is from and as of when.
     *
     * @return takes it back, within ten minutes and as long as nobody has changed the picture since
     */
    String take(Caller caller, RecordRef record, String network);

    /** Puts back what was there before. {@link SocialException.Kind#CONFLICT} where somebody has changed the picture since. */
    void undo(Caller caller, RecordRef record, String network, String undo);

    /** The picture in the best size that there is, to be saved as a file. {@link SocialException.Kind#NOT_FOUND} for a profile without one. */
    ProfilePictures.Picture best(Caller caller, RecordRef record, String network);
}
