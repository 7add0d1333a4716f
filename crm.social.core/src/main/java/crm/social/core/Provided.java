package crm.social.core;

import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.SocialNetworks.Capability;
import crm.social.api.provider.Authenticator;
import crm.social.api.provider.Mentions;
import crm.social.api.provider.Posts;
import crm.social.api.provider.ProfileSearch;
import crm.social.api.provider.Profiles;
import crm.social.api.provider.Publishing;
import crm.social.api.provider.Reacting;
import crm.social.api.provider.Relations;
import crm.social.api.provider.SocialProvider;
import java.util.EnumSet;
import java.util.Set;

/** A provider during a call: its service, and the interfaces under which that same service was registered. Never kept beyond the call. */
public final class Provided {
    private final SocialProvider service;
    private final Set<String> registered;

    Provided(SocialProvider service, Set<String> registered) {
        this.service = service;
        this.registered = Set.copyOf(registered);
    }

    public SocialProvider network() {
        return service;
    }

    public Authenticator authenticator() {
        return as(Authenticator.class);
    }

    public Profiles profiles() {
        return as(Profiles.class);
    }

    public ProfileSearch search() {
        return as(ProfileSearch.class);
    }

    public Posts posts() {
        return as(Posts.class);
    }

    public Publishing publishing() {
        return as(Publishing.class);
    }

    public Relations relations() {
        return as(Relations.class);
    }

    public Reacting reacting() {
        return as(Reacting.class);
    }

    public Mentions mentions() {
        return as(Mentions.class);
    }

    Set<Capability> capabilities() {
        Set<Capability> found = EnumSet.noneOf(Capability.class);
        for (Capability capability : Capability.values()) {
            if (registered.contains(type(capability).getName())) {
                found.add(capability);
            }
        }
        return found;
    }

    private static Class<?> type(Capability capability) {
        return switch (capability) {
            case SIGN_IN -> Authenticator.class;
            case SEARCH -> ProfileSearch.class;
            case POSTS -> Posts.class;
            case PUBLISH -> Publishing.class;
            case RELATIONS -> Relations.class;
            case REACTIONS -> Reacting.class;
            case MENTIONS -> Mentions.class;
        };
    }

    private <T> T as(Class<T> type) {
        if (!registered.contains(type.getName()) || !type.isInstance(service)) {
            throw new SocialException(Kind.PLAN_FORBIDS, "the network has no " + type.getSimpleName());
        }
        return type.cast(service);
    }
}
