package crm.host.rest;

import crm.host.HostSettings;
import crm.host.user.NewUser;
import java.util.regex.Pattern;

/** Reads what a new user needs from a body. */
final class NewUserBody {
    static final int SHORTEST_PASSWORD = 10;
    static final int LONGEST_PASSWORD = 200;
    static final int LONGEST_NAME = 100;
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");

    private NewUserBody() {}

    /**
     * @param loginField the member that holds the user name
     * @param defaultLocale the language where none is named
     */
    static NewUser read(Fields fields, String loginField, String profileId, String defaultLocale) {
        String login = fields.required(loginField, 64);
        if (!login.isEmpty() && !LOGIN.matcher(login).matches()) {
            fields.refuse(loginField, "malformed");
        }
        return new NewUser(
                login,
                fields.required("name", LONGEST_NAME),
                password(fields),
                profileId,
                fields.choice("locale", HostSettings.LOCALES).orElse(defaultLocale));
    }

    static String password(Fields fields) {
        String password = fields.secret("password", LONGEST_PASSWORD);
        if (!password.isEmpty() && password.length() < SHORTEST_PASSWORD) {
            fields.refuse("password", "too-short");
        }
        return password;
    }
}
