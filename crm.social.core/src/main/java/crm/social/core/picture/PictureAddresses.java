package crm.social.core.picture;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import crm.social.api.Page;
import crm.social.api.Post;
import crm.social.api.Profile;
import crm.social.core.CoreStore;
import crm.social.core.seal.Keyring;
import crm.store.Batch;
import crm.store.Tx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Gives the pictures in profiles and posts addresses on our own origin. The name of a picture is unguessable and the same on each node; where it comes
 * from is remembered before the address is given out.
 */
@Component(service = PictureAddresses.class, immediate = true) // remembers
public final class PictureAddresses {
    /** Where pages find pictures. */
    static final String PATH = "/social/api/pictures/";

    private static final int LONGEST = 2048;

    private final CoreStore store;
    private final Keyring keys;
    private final Cache<String, Boolean> remembered = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofHours(6))
            .executor(Runnable::run)
            .build();

    @Activate
    public PictureAddresses(@Reference CoreStore store, @Reference Keyring keys) {
        this.store = store;
        this.keys = keys;
    }

    /** One picture's own address. */
    public @Nullable URI own(String network, URI picture) {
        Renaming renaming = new Renaming(network);
        URI own = renaming.own(picture);
        renaming.remember();
        return own;
    }

    /** A profile with addresses of our own. */
    public Profile own(Profile profile) {
        return own(List.of(profile)).get(0);
    }

    /** Profiles with addresses of our own. */
    public List<Profile> own(List<Profile> profiles) {
        if (profiles.isEmpty()) {
            return profiles;
        }
        Renaming renaming = new Renaming(profiles.get(0).key().network());
        List<Profile> own = profiles.stream().map(renaming::own).toList();
        renaming.remember();
        return own;
    }

    /** Posts with addresses of our own. */
    public Page<Post> own(Page<Post> posts) {
        if (posts.items().isEmpty()) {
            return posts;
        }
        Renaming renaming = new Renaming(posts.items().get(0).author().key().network());
        Page<Post> own = posts.map(renaming::own);
        renaming.remember();
        return own;
    }

    /** Posts with addresses of our own, in their order. */
    public List<Post> ownPosts(List<Post> posts) {
        return own(new Page<>(posts, null)).items();
    }

    /** One answer's pictures: renamed one by one, remembered together. */
    private final class Renaming {
        private final String network;
        /** In the order of their names: two who write the same must not wait for each other. */
        private final Map<String, String> fresh = new TreeMap<>();

        Renaming(String network) {
            this.network = network;
        }

        @Nullable
        URI own(@Nullable URI picture) {
            if (picture == null || picture.toString().length() > LONGEST) {
                return null;
            }
            String id = keys.name("picture", network, picture.toString());
            if (remembered.getIfPresent(id) == null) {
                fresh.put(id, picture.toString());
            }
            return URI.create(PATH + id);
        }

        Profile own(Profile profile) {
            return profile.withPictures(own(profile.picture()), own(profile.banner()));
        }

        Post own(Post post) {
            Post quoted = post.quoted();
            Profile repostedBy = post.repostedBy();
            return new Post(
                    post.ref(),
                    own(post.author()),
                    post.text(),
                    post.at(),
                    post.counts(),
                    post.inReplyTo(),
                    post.inReplyToHandle(),
                    quoted == null ? null : own(quoted),
                    repostedBy == null ? null : own(repostedBy),
                    post.media().stream().map(this::own).toList(),
                    post.href());
        }

        private Post.Media own(Post.Media media) {
            return new Post.Media(
                    media.kind(), own(media.picture()), media.description(), media.width(), media.height());
        }

        void remember() {
            if (!fresh.isEmpty()) {
                store.writeIdempotent(this::insert);
                fresh.keySet().forEach(id -> remembered.put(id, true));
            }
        }

        private int insert(Tx tx) {
            Batch batch = tx.batch("""
                    insert into picture_source (id, network, address, seen_at) values (:id, :network, :address, :now)
                    on conflict (id) do update set seen_at = excluded.seen_at
                    """);
            fresh.forEach((id, address) -> batch.bind("id", id)
                    .bind("network", network)
                    .bind("address", address)
                    .bind("now", tx.now())
                    .add());
            return batch.run();
        }
    }
}
