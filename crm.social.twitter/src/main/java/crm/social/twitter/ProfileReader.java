package crm.social.twitter;

import crm.social.api.Profile;
import crm.social.api.Profile.Mark;
import crm.social.api.Profile.Relation;
import crm.social.api.RichText;
import crm.social.api.SubjectKey;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** X's users as profiles. */
final class ProfileReader {
    /** What may be asked for in nobody's name. */
    static final String PUBLIC_FIELDS = "created_at,description,entities,id,location,name,parody,"
            + "profile_banner_url,profile_image_url,protected,public_metrics,url,username,verified,verified_type";

    static final String FIELDS = "connection_status," + PUBLIC_FIELDS;

    private final HttpUrl web;
    private final RichTexts texts;

    ProfileReader(HttpUrl web, RichTexts texts) {
        this.web = web;
        this.texts = texts;
    }

    Profile read(Wire.User user) {
        Wire.UserEntities entities = user.entities();
        Wire.Url site = site(entities);
        return new Profile(
                new SubjectKey(Twitter.NETWORK, user.id()),
                user.username(),
                user.name(),
                entities == null
                        ? texts.of(user.description(), null)
                        : texts.of(user.description(), entities.description()),
                user.location() == null ? "" : user.location(),
                uri(site == null ? user.url() : site.expandedUrl()),
                site == null || site.displayUrl() == null ? "" : site.displayUrl(),
                uri(largePicture(user.profileImageUrl())),
                uri(user.profileBannerUrl()),
                counts(user.publicMetrics()),
                marks(user),
                relations(user.connectionStatus()),
                user.createdAt(),
                page(user.username()));
    }

    /** Somebody of whom only the id is known. */
    Profile unknown(String id) {
        return new Profile(
                new SubjectKey(Twitter.NETWORK, id),
                "",
                "",
                RichText.EMPTY,
                "",
                null,
                "",
                null,
                null,
                counts(null),
                Set.of(),
                Set.of(),
                null,
                web.newBuilder()
                        .addPathSegments("i/user")
                        .addPathSegment(id)
                        .build()
                        .uri());
    }

    private URI page(String username) {
        return web.newBuilder().addPathSegment(username).build().uri();
    }

    /** X names the picture of 48 pixels; the one of 400 stands beside it. What it shows of somebody without a picture is none. */
    private static @Nullable String largePicture(@Nullable String address) {
        return address == null || address.contains("/default_profile_images/")
                ? null
                : address.replaceFirst("_normal(\\.\\w+)$", "_400x400$1");
    }

    private static Wire.@Nullable Url site(Wire.@Nullable UserEntities entities) {
        if (entities == null || entities.url() == null) {
            return null;
        }
        List<Wire.Url> urls = Wire.orEmpty(entities.url().urls());
        return urls.isEmpty() || urls.get(0).expandedUrl() == null ? null : urls.get(0);
    }

    static @Nullable URI uri(@Nullable String address) {
        HttpUrl url = address == null ? null : HttpUrl.parse(address);
        return url == null ? null : url.uri();
    }

    private static Profile.Counts counts(Wire.@Nullable UserMetrics metrics) {
        return metrics == null
                ? new Profile.Counts(-1, -1, -1)
                : new Profile.Counts(
                        count(metrics.followersCount()), count(metrics.followingCount()), count(metrics.postCount()));
    }

    static long count(@Nullable Long count) {
        return count == null ? -1 : count;
    }

    private static Set<Mark> marks(Wire.User user) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        if (Boolean.TRUE.equals(user.isProtected())) {
            marks.add(Mark.PROTECTED);
        }
        if (Boolean.TRUE.equals(user.parody())) {
            marks.add(Mark.PARODY);
        }
        String type = user.verifiedType() == null ? "" : user.verifiedType();
        switch (type) {
            case "business" -> marks.add(Mark.VERIFIED_ORGANISATION);
            case "government" -> marks.add(Mark.VERIFIED_GOVERNMENT);
            case "blue" -> marks.add(Mark.VERIFIED);
            default -> {
                if (type.isEmpty() && Boolean.TRUE.equals(user.verified())) {
                    marks.add(Mark.VERIFIED);
                }
            }
        }
        return marks;
    }

    private static Set<Relation> relations(@Nullable List<String> status) {
        Set<Relation> relations = EnumSet.noneOf(Relation.class);
        for (String word : Wire.orEmpty(status)) {
            switch (word) {
                case "following" -> relations.add(Relation.FOLLOWING);
                case "followed_by" -> relations.add(Relation.FOLLOWED_BY);
                case "follow_request_sent" -> relations.add(Relation.FOLLOW_REQUESTED);
                case "blocking" -> relations.add(Relation.BLOCKING);
                case "muting" -> relations.add(Relation.MUTING);
                default -> {}
            }
        }
        return relations;
    }
}
