package airkeeper.dashboard.push;

import airkeeper.dashboard.ChannelException;
import airkeeper.wire.Shown;
import airkeeper.wire.settings.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One request of a channel, and its answer in words; the address's path may be a secret, and is never shown. */
final class Post {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SHOWN = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String name;
    private final URI url;
    private final @Nullable Secret token;

    /**
     * @param name of the channel, as a sentence begins with it
     * @param token what stands behind {@code Bearer} in the header {@code Authorization}; null: there is none
     */
    Post(String name, URI url, @Nullable Secret token) {
        this.name = name;
        this.url = url;
        this.token = token;
    }

    /** A request to be filled in. */
    HttpRequest.Builder request() {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(PATIENCE).header("User-Agent", "Airkeeper");
        return token == null ? request : request.header("Authorization", "Bearer " + token.text());
    }

    /** Sends it, and returns what was answered. */
    String send(HttpRequest request) throws ChannelException {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            String said = said(answer);
            if (answer.statusCode() / 100 != 2) {
                throw new ChannelException(
                        "%s refused it: %s. Check the address and the token.".formatted(name, said), null);
            }
            return name + " answered: " + said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChannelException("the program is ending", e);
        } catch (IOException e) {
            throw new ChannelException(
                    "%s could not be reached at %s: %s.".formatted(name, url.getAuthority(), reason(e)), e);
        }
    }

    private static String said(HttpResponse<String> answer) {
        String body = answer.body().strip();
        String shown = body.length() > SHOWN ? body.substring(0, SHOWN) + "…" : body;
        return body.isEmpty()
                ? "status " + answer.statusCode()
                : "status " + answer.statusCode() + ", " + Shown.quoted(shown);
    }

    private static String reason(IOException e) {
        if (e instanceof HttpConnectTimeoutException) {
            return "nothing answered within " + PATIENCE.toSeconds() + " s; check the address and the network";
        }
        if (e instanceof HttpTimeoutException) {
            return "it did not answer within " + PATIENCE.toSeconds() + " s";
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "its name is not known; check the address and the network";
            }
        }
        if (e instanceof ConnectException) {
            return "nothing listens there; check the address";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName().toLowerCase(Locale.ROOT) : message;
    }
}
