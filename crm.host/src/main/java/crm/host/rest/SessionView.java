package crm.host.rest;

import crm.host.user.Directory;
import crm.host.user.Session;
import crm.host.user.User;
import java.util.Set;

/** A session as its page gets it. */
record SessionView(
        Me user, Views.ProfileRef profile, String csrf, String locale, Set<String> permissions, Links links) {

    record Me(String id, String login, String name, boolean administrator) {}

    /**
     * Which links of the settings to show.
     *
     * @param profiles 権限設定
     */
    record Links(boolean users, boolean profiles) {}

    static SessionView of(Session session, Directory directory) {
        User user = directory.user(session.userId()).orElseThrow();
        boolean administrator = directory.administrator(user.id());
        return new SessionView(
                new Me(user.id(), user.login(), user.name(), administrator),
                directory.profile(user.profileId()).map(Views::profile).orElseThrow(),
                session.csrf(),
                user.locale().getLanguage(),
                directory.permissions(user.id()),
                new Links(administrator, directory.profilesVisible(user.id())));
    }

    @Override
    public String toString() {
        return "SessionView[" + user + "]";
    }
}
