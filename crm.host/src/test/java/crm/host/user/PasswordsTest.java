package crm.host.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void onlyTheRightPasswordMatches() {
        String hash = passwords.hash("正しい馬の電池");

        assertThat(hash).startsWith("{argon2id}$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("正しい馬の電池", hash)).isTrue();
        assertThat(passwords.matches("正しい馬の電地", hash)).isFalse();
        assertThat(passwords.hash("正しい馬の電池")).isNotEqualTo(hash);
    }

    @Test
    void aHashOfAnotherCostStillMatchesAndIsOutdated() {
        // Made by the argon2 command line tool: salt "somesalt", -id -t 2 -k 65536 -p 1, for the word "password".
        String known = "{argon2id}$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(passwords.matches("password", known)).isTrue();
        assertThat(passwords.outdated(known)).isTrue();
        assertThat(passwords.outdated(passwords.hash("password"))).isFalse();
    }

    @Test
    void whatIsNoHashMatchesNothing() {
        assertThat(passwords.matches("", "")).isFalse();
        assertThat(passwords.matches("x", "{plain}x")).isFalse();
    }
}
