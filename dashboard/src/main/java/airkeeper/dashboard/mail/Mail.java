package airkeeper.dashboard.mail;

import airkeeper.dashboard.Channel;
import airkeeper.dashboard.ChannelException;
import airkeeper.dashboard.MailSettings;
import airkeeper.wire.settings.Secret;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;

/** Sends notices as e-mails in plain text, each over a connection of its own. */
public final class Mail implements Channel {
    private static final String PATIENCE_MS = "15000";

    private final MailSettings settings;
    private final Session session;

    /** E-mails by this server; it is not spoken to before there is something to say. */
    public Mail(MailSettings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
    }

    private static Properties properties(MailSettings settings) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", settings.server());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.auth", Boolean.toString(settings.user() != null));
        properties.put("mail.smtp.connectiontimeout", PATIENCE_MS);
        properties.put("mail.smtp.timeout", PATIENCE_MS);
        properties.put("mail.smtp.writetimeout", PATIENCE_MS);
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (settings.security()) {
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
            case NONE -> {}
        }
        return properties;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public String say(Notice notice) throws ChannelException {
        try {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress(settings.from(), true));
            message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(settings.to(), true));
            message.setSubject(subject(notice), StandardCharsets.UTF_8.name());
            message.setText(notice.text(), StandardCharsets.UTF_8.name());
            if (notice.time() != null) {
                message.setSentDate(Date.from(notice.time()));
            }
            // out-of-office replies would go to nobody
            message.setHeader("Auto-Submitted", "auto-generated");
            send(message);
            return "%s has taken it for %s.".formatted(settings.server(), settings.to());
        } catch (AuthenticationFailedException e) {
            throw new ChannelException(
                    "%s refused user and password: %s. Check them.".formatted(settings.server(), reason(e)), e);
        } catch (MessagingException e) {
            throw new ChannelException(
                    "%s did not take the e-mail: %s. Check server, port, security and addresses."
                            .formatted(settings.server(), reason(e)),
                    e);
        }
    }

    /** In a list of e-mails nothing else is seen. */
    private static String subject(Notice notice) {
        return notice.room() == null ? notice.title() : notice.title() + ", " + notice.room();
    }

    private void send(MimeMessage message) throws MessagingException {
        Secret secret = settings.secret();
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(settings.user(), secret == null ? null : secret.text());
            message.saveChanges();
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private static String reason(MessagingException e) {
        String reason = e.getMessage() == null ? e.toString() : e.getMessage().strip();
        return reason.lines().findFirst().orElse(reason).replaceAll("[.;]+$", "");
    }
}
