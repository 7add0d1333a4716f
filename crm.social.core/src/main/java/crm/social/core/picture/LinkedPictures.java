package crm.social.core.picture;

import crm.host.api.Caller;
import crm.host.api.Pictures.Source;
import crm.host.api.Pictures.UndoOutcome;
import crm.host.api.RecordRef;
import crm.social.api.Links.Link;
import crm.social.api.Profile;
import crm.social.api.ProfilePictures.Picture;
import crm.social.api.RecordPictures;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.Access;
import crm.social.core.AuditTrail;
import crm.social.core.NetworkWords;
import crm.social.core.Wording;
import crm.social.core.account.ActingConnections;
import crm.social.core.account.Connected;
import crm.social.core.link.LinkReads;
import crm.social.core.read.Kept;
import crm.social.core.read.ProfileReads;
import java.net.URI;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The linked profile's picture as the record's. What was there already is no news. */
@Component(service = {RecordPictures.class, LinkedPictures.class})
public final class LinkedPictures implements RecordPictures {
    private final Access access;
    private final ActingConnections acting;
    private final LinkReads links;
    private final ProfileReads profiles;
    private final BestPictures best;
    private final HostPictures host;
    private final PictureNotes notes;

    @Activate
    public LinkedPictures(
            @Reference Access access,
            @Reference ActingConnections acting,
            @Reference LinkReads links,
            @Reference ProfileReads profiles,
            @Reference BestPictures best,
            @Reference HostPictures host,
            @Reference PictureNotes notes) {
        this.access = access;
        this.acting = acting;
        this.links = links;
        this.profiles = profiles;
        this.best = best;
        this.host = host;
        this.notes = notes;
    }

    @Override
    public String take(Caller caller, RecordRef record, String network) {
        access.record(caller, record);
        return take(caller, record, network, acting.toLook(caller, network));
    }

    /** As above, looked at with the eyes of a connection that need not be the caller's. */
    public String take(Caller caller, RecordRef record, String network, Connected eyes) {
        String before = access.record(caller, record).pictureHash();
        Kept<Profile> read = person(eyes, record, network);
        Profile person = read.value();
        Picture picture = picture(network, person);
        NetworkWords words = notes.words(network);
        String handle = words.handle(person.handle());
        Source source = new Source(words.name(), handle, person.href().toString(), read.at());
        String undo = Access.host(() -> host.require().set(record, picture.bytes(), source, caller.userId()))
                .orElseThrow(() -> new SocialException(Kind.NOT_FOUND, "the record is gone"));
        if (!Objects.equals(before, access.record(caller, record).pictureHash())) {
            Wording wording = Wording.of("timeline.pictureTaken", words.name(), handle);
            notes.note(
                    AuditTrail.Act.TAKE_PICTURE,
                    caller.userId(),
                    network,
                    record,
                    person.key().subject(),
                    wording);
        }
        return undo;
    }

    @Override
    public void undo(Caller caller, RecordRef record, String network, String undo) {
        access.record(caller, record);
        UndoOutcome outcome = Access.host(() -> host.require().undo(record, undo, caller.userId()));
        switch (outcome) {
            case UNDONE -> {
                Link link = links.place(record, network).link();
                String subject = link == null ? null : link.profile().subject();
                Wording wording = Wording.of(
                        "timeline.pictureUndone", notes.words(network).name());
                notes.note(AuditTrail.Act.UNDO_PICTURE, caller.userId(), network, record, subject, wording);
            }
            case CONFLICT -> throw new SocialException(Kind.CONFLICT, "the picture was changed since");
            case GONE -> throw new SocialException(Kind.NOT_FOUND, "nothing to take back");
        }
    }

    @Override
    public Picture best(Caller caller, RecordRef record, String network) {
        access.record(caller, record);
        return picture(
                network, person(acting.toLook(caller, network), record, network).value());
    }

    private Kept<Profile> person(Connected eyes, RecordRef record, String network) {
        Link link = links.require(record, network);
        return profiles.profile(eyes.account(), link.profile().subject());
    }

    private Picture picture(String network, Profile person) {
        URI picture = person.picture();
        if (picture == null) {
            throw new SocialException(Kind.NOT_FOUND, "a profile without a picture");
        }
        return best.best(network, picture);
    }
}
