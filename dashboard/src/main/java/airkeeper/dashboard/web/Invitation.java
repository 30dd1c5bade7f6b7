package airkeeper.dashboard.web;

import airkeeper.dashboard.Accounts;
import airkeeper.dashboard.HistoryException;
import airkeeper.wire.time.Loop;
import airkeeper.wire.time.Time;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the first admin comes in: by an address in the log, which only who runs the dashboard can read. It works once, for an hour. */
final class Invitation implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Invitation.class);
    private static final Duration VALID = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Accounts accounts;
    private final Time time;
    private final Loop loop;
    private @Nullable String hash;
    private Duration end = Duration.ZERO;

    Invitation(Accounts accounts, Time time) {
        this.accounts = accounts;
        this.time = time;
        this.loop = time.loop("invitation");
    }

    /** Says the address under {@code page} once it is known that nobody has an account; never, when somebody has. */
    void offer(String page) {
        loop.execute(() -> tryToOffer(page));
    }

    private void tryToOffer(String page) {
        try {
            if (accounts.none()) {
                log.info(
                        "Nobody has a login yet. Open {}#/first/{} within an hour to become the first admin.",
                        page,
                        made());
            }
            loop.close();
        } catch (HistoryException e) {
            // the recorder says so; it opens the history, and tries again when it cannot
            loop.after(PAUSE, () -> tryToOffer(page));
        }
    }

    private synchronized String made() {
        String token = Secrets.random();
        hash = Secrets.hash(token);
        end = time.steady().plus(VALID);
        return token;
    }

    /** Whether this token is the one that was said, and still holds. */
    synchronized boolean admits(String token) {
        return hash != null
                && time.steady().compareTo(end) < 0
                && MessageDigest.isEqual(bytes(Secrets.hash(token)), bytes(hash));
    }

    /** Somebody has come in: it holds no longer. */
    synchronized void used() {
        hash = null;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The address that people open for a server that listens there: where that is everywhere, one of the local network. */
    static String page(String host, int port) {
        return "http://" + (host.equals("0.0.0.0") || host.equals("::") ? ofThisMachine() : host) + ":" + port + "/";
    }

    private static String ofThisMachine() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .findFirst()
                    .orElse("localhost");
        } catch (SocketException e) {
            return "localhost";
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
