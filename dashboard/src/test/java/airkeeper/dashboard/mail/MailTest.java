package airkeeper.dashboard.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.dashboard.Channel.Kind;
import airkeeper.dashboard.Channel.Notice;
import airkeeper.dashboard.ChannelException;
import airkeeper.dashboard.MailSettings;
import airkeeper.dashboard.MailSettings.Security;
import airkeeper.wire.settings.Secret;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailTest {
    private static final Notice OVER = new Notice(
            Kind.OVER,
            "Airkeeper: back to good",
            "Küche 204",
            "air/kitchen/co2",
            "kitchen: CO₂ 700 ppm, good.",
            Instant.parse("2026-11-21T12:15:10Z"));

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void serve() {
        server.start();
        server.setUser("air@example.org", "air", "a secret");
    }

    @AfterEach
    void end() {
        server.stop();
    }

    private MailSettings settings(Security security, String password) {
        return new MailSettings(
                "127.0.0.1",
                server.getSmtp().getPort(),
                security,
                "air@example.org",
                "caretaker@example.org, head@example.org",
                "air",
                new Secret(password),
                null);
    }

    @Test
    void aNoticeIsAnEMail() throws Exception {
        assertThat(new Mail(settings(Security.NONE, "a secret")).say(OVER))
                .isEqualTo("127.0.0.1 has taken it for caretaker@example.org, head@example.org.");

        assertThat(server.getReceivedMessages()).hasSize(2);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Airkeeper: back to good, Küche 204");
        assertThat(mail.getContent().toString().strip()).isEqualTo("kitchen: CO₂ 700 ppm, good.");
        assertThat(mail.getFrom()[0]).hasToString("air@example.org");
        assertThat(mail.getSentDate().toInstant()).isEqualTo("2026-11-21T12:15:10Z");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void aWrongPasswordIsSaidToBeOne() {
        assertThatThrownBy(() -> new Mail(settings(Security.NONE, "a guess")).say(OVER))
                .isInstanceOf(ChannelException.class)
                .hasMessageStartingWith("127.0.0.1 refused user and password: 535 ")
                .hasMessageEndingWith(". Check them.")
                .hasMessageNotContaining("a guess");
    }

    @Test
    void nothingIsSaidInTheOpenWhenTlsIsWanted() {
        assertThatThrownBy(() -> new Mail(settings(Security.STARTTLS, "a secret")).say(OVER))
                .isInstanceOf(ChannelException.class)
                .hasMessage(
                        "127.0.0.1 did not take the e-mail: STARTTLS is required but host does not support STARTTLS."
                                + " Check server, port, security and addresses.");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsSaidToBeGone() {
        MailSettings settings = settings(Security.NONE, "a secret");
        server.stop();
        assertThatThrownBy(() -> new Mail(settings).say(OVER))
                .isInstanceOf(ChannelException.class)
                .hasMessageStartingWith(
                        "127.0.0.1 did not take the e-mail: Couldn't connect to host, port: 127.0.0.1, ");
    }

    @Test
    void whatIsNoAddressIsAMistakeOfTheOperator() {
        assertThatThrownBy(() -> written("air@example.org", "the caretaker", null))
                .hasMessage("expected an e-mail address such as air@example.org, found \"the caretaker\"");
        assertThatThrownBy(() -> written("air", "caretaker@example.org", null))
                .hasMessage("expected an e-mail address such as air@example.org, found \"air\"");
        assertThatThrownBy(() -> written("air@example.org", "caretaker@example.org", "air"))
                .hasMessage("expected user and password together, found one of them");
    }

    private static MailSettings written(String from, String to, @Nullable String user) {
        return new MailSettings("smtp.example.org", 587, Security.STARTTLS, from, to, user, null, null);
    }
}
