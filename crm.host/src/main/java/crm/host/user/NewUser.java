package crm.host.user;

/** Somebody to register. */
public record NewUser(String login, String name, String password, String profileId, String locale) {
    @Override
    public String toString() {
        return "NewUser[" + login + "]";
    }
}
