package crm.host.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import crm.host.api.Pictures;
import crm.host.api.RecordRef;
import crm.host.api.TimelineEntry;
import crm.host.record.Deal;
import crm.host.record.PersonData;
import crm.host.record.PersonRecord;
import crm.host.record.PictureChange;
import crm.host.record.RecordPictures;
import crm.host.ui.Words;
import crm.host.user.Directory;
import crm.host.user.Profile;
import crm.host.user.User;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON shapes of openapi/host.yaml, made of what the host knows. */
final class Views {
    private final Directory directory;

    Views(Directory directory) {
        this.directory = directory;
    }

    record Items<T>(List<T> items) {}

    record PersonRef(String id, String name) {}

    record Colleague(String id, String name, boolean active) {}

    record ProfileRef(String id, String name, @Nullable String system) {}

    record Person(
            String type,
            String id,
            long version,
            String name,
            String reading,
            String familyName,
            String givenName,
            String familyReading,
            String givenReading,
            String company,
            String title,
            String email,
            String phone,
            String site,
            String place,
            String description,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String status,

            PersonRef owner,
            Map<String, String> handles,
            @Nullable String picture,
            @Nullable PictureSource pictureSource,
            @Nullable PictureUndo pictureUndo,
            Instant createdAt,
            Instant updatedAt) {}

    /**
     * Where a picture is from.
     *
     * @param name empty where a person brought it
     * @param user who brought or took it
     */
    record PictureSource(
            String name, String label, @Nullable String href, Instant at, PersonRef user) {}

    record PictureUndo(String id, Instant until) {}

    record RecordPicture(
            @Nullable String picture,
            @Nullable PictureSource pictureSource,
            @Nullable PictureUndo pictureUndo) {}

    record PersonRow(
            String type,
            String id,
            String name,
            String reading,
            String company,
            String title,
            String email,
            String phone,
            String place,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String status,

            PersonRef owner,
            Map<String, String> handles,
            @Nullable String picture,
            Instant createdAt,
            Instant updatedAt) {}

    record DealItem(
            String type,
            String id,
            long version,
            String name,
            @Nullable Long amount,
            String stage,
            @Nullable LocalDate closeOn,
            Deal.@Nullable Contact contact,
            String description,
            PersonRef owner,
            Instant createdAt,
            Instant updatedAt) {}

    record TimelineItem(
            String id,
            Instant at,
            @Nullable PersonRef user,
            String bundle,
            String key,
            List<String> arguments,
            String detail,
            @Nullable String href) {}

    record UserItem(
            String id,
            long version,
            String login,
            String name,
            String locale,
            ProfileRef profile,
            boolean active,
            @Nullable Instant lastSeenAt) {}

    record ProfileRow(String id, String name, @Nullable String system, String description, int users) {}

    record PermissionItem(String id, Words label, Words description, boolean granted, boolean fixed) {}

    record ProfileItem(
            String id,
            String name,
            @Nullable String system,
            long version,
            String description,
            int users,
            List<PermissionItem> permissions) {}

    PersonRef person(String userId) {
        return new PersonRef(userId, directory.name(userId).orElse(""));
    }

    static ProfileRef profile(Profile profile) {
        return new ProfileRef(profile.id(), profile.name(), profile.system());
    }

    Person detail(PersonRecord record, RecordPictures.Note note) {
        PersonData data = record.data();
        RecordPicture picture = picture(record, note);
        return new Person(
                record.ref().type(),
                record.ref().id(),
                record.version(),
                data.name(),
                data.reading(),
                data.familyName(),
                data.givenName(),
                data.familyReading(),
                data.givenReading(),
                data.company(),
                data.title(),
                data.email(),
                data.phone(),
                data.site(),
                data.place(),
                data.description(),
                status(record),
                person(record.ownerId()),
                record.handles(),
                picture.picture,
                picture.pictureSource,
                picture.pictureUndo,
                record.createdAt(),
                record.updatedAt());
    }

    RecordPicture picture(PersonRecord record, RecordPictures.Note note) {
        String address = picture(record.ref(), record.picture());
        PictureChange change = note.change();
        if (change == null) {
            return new RecordPicture(address, null, null);
        }
        Instant until = change.until();
        return new RecordPicture(
                address,
                address == null ? null : source(change),
                until == null || !note.undoable() ? null : new PictureUndo(change.id(), until));
    }

    private PictureSource source(PictureChange change) {
        Pictures.Source source = change.source();
        return new PictureSource(source.name(), source.label(), source.href(), source.at(), person(change.userId()));
    }

    PersonRow row(PersonRecord record) {
        PersonData data = record.data();
        return new PersonRow(
                record.ref().type(),
                record.ref().id(),
                data.name(),
                data.reading(),
                data.company(),
                data.title(),
                data.email(),
                data.phone(),
                data.place(),
                status(record),
                person(record.ownerId()),
                record.handles(),
                picture(record.ref(), record.picture()),
                record.createdAt(),
                record.updatedAt());
    }

    private static @Nullable String status(PersonRecord record) {
        return record.ref().type().equals(RecordRef.LEAD) ? record.status() : null;
    }

    /** The picture's address, which changes with its content. */
    static @Nullable String picture(RecordRef ref, @Nullable String hash) {
        return hash == null ? null : "/crm/api/" + ref.type() + "s/" + ref.id() + "/picture?v=" + hash.substring(0, 16);
    }

    DealItem deal(Deal deal) {
        return new DealItem(
                "deal",
                deal.id(),
                deal.version(),
                deal.name(),
                deal.amount(),
                deal.stage(),
                deal.closeOn(),
                deal.contact(),
                deal.description(),
                person(deal.ownerId()),
                deal.createdAt(),
                deal.updatedAt());
    }

    TimelineItem entry(TimelineEntry entry) {
        String user = entry.userId();
        return new TimelineItem(
                entry.id(),
                entry.at(),
                user == null ? null : person(user),
                entry.bundle(),
                entry.key(),
                entry.arguments(),
                entry.detail(),
                entry.href());
    }

    UserItem user(User user, @Nullable Instant lastSeen) {
        ProfileRef profile = directory
                .profile(user.profileId())
                .map(Views::profile)
                .orElseThrow(() -> new IllegalStateException("a user without a profile"));
        return new UserItem(
                user.id(),
                user.version(),
                user.login(),
                user.name(),
                user.locale().getLanguage(),
                profile,
                user.active(),
                lastSeen);
    }
}
