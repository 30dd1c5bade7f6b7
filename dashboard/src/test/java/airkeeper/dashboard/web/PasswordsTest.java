package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    /** From the tests of the reference implementation (phc-winner-argon2, test.c). */
    @Test
    void understandsTheHashesOfOthers() {
        String reference = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        assertThat(passwords.fits("password", reference)).isTrue();
        assertThat(passwords.fits("Password", reference)).isFalse();
    }

    @Test
    void hashesByArgon2idWithASaltOfItsOwn() {
        String hash = passwords.hash("correct horse");
        assertThat(hash).startsWith("$argon2id$v=19$m=12288,t=3,p=1$").isNotEqualTo(passwords.hash("correct horse"));
        assertThat(passwords.fits("correct horse", hash)).isTrue();
        assertThat(passwords.fits("correct horse ", hash)).isFalse();
        assertThat(passwords.fits("", Passwords.NOBODY)).isFalse();
    }

    @Test
    void aPasswordIsNeitherShortNorEndless() {
        assertThatThrownBy(() -> passwords.hash("short one"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("password: expected 10 to 200 characters, found 9 of them");
        assertThatThrownBy(() -> passwords.hash("x".repeat(201)))
                .isInstanceOf(ProblemException.class)
                .hasMessage("password: expected 10 to 200 characters, found 201 of them");
        assertThat(passwords.fits("x".repeat(1_000_000), Passwords.NOBODY)).isFalse();
    }
}
