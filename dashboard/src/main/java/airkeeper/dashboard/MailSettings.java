package airkeeper.dashboard;

import airkeeper.wire.Shown;
import airkeeper.wire.settings.Between;
import airkeeper.wire.settings.Or;
import airkeeper.wire.settings.ReadableFile;
import airkeeper.wire.settings.Secret;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who takes e-mails, and whom they are for: the table {@code [mail]}.
 *
 * @param server its name, such as {@code smtp.example.org}
 * @param port 587 for {@code starttls}, 465 for {@code tls} as a rule
 * @param from the address that stands as the sender
 * @param to the addresses, with commas between them
 * @param user null for a server that asks for none
 * @param password or {@code passwordFile}, a file with the password in its first line
 */
public record MailSettings(
        String server,
        @Or("587") @Between(least = "1", most = "65535") int port,
        @Or("starttls") Security security,
        String from,
        String to,
        @Nullable String user,
        @Nullable Secret password,
        @Nullable ReadableFile passwordFile) {

    /** How the way to the server is kept secret. */
    public enum Security {
        /** It begins in the open and must become TLS before anything is said. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS,
        /** In the open: only for a server on this machine. */
        NONE
    }

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,]+@[^\\s@<>,]+");

    public MailSettings {
        if ((Secret.either(password, passwordFile) == null) != (user == null)) {
            throw new IllegalArgumentException("expected user and password together, found one of them");
        }
        checked(from, ADDRESS);
        checked(to, Pattern.compile(ADDRESS + "(\\s*,\\s*" + ADDRESS + ")*"));
    }

    private static void checked(String addresses, Pattern expected) {
        if (!expected.matcher(addresses).matches()) {
            throw new IllegalArgumentException(
                    "expected an e-mail address such as air@example.org, found " + Shown.quoted(addresses));
        }
    }

    /** What proves the user; null without one. */
    public @Nullable Secret secret() {
        return Secret.either(password, passwordFile);
    }
}
