package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.About;
import airkeeper.dashboard.Backups;
import airkeeper.dashboard.DashboardSettings;
import airkeeper.wire.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupRouteTest {
    private static final String HERE =
            "expected a program on the dashboard's own machine that asks for localhost, found ";

    @TempDir
    private Path folder;

    private final Site site = new Site();
    private @Nullable WebServer server;

    @AfterEach
    void end() {
        if (server != null) {
            server.close();
        }
        site.close();
    }

    private WebServer serving(@Nullable Backups backups) {
        WebServer started = new WebServer(
                new DashboardSettings.Web("0.0.0.0", 0),
                About.REAL,
                site.dashboard,
                site.time,
                List.of(new BackupRoute(backups, site.time)::on));
        server = started;
        started.start();
        return started;
    }

    private Backups backups() {
        return new Backups(folder.resolve("kept"), file -> {
            try {
                Files.writeString(file, "all of it");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @Test
    void writesAFileNamedAfterTheTime() throws Exception {
        String answer = post(serving(backups()), InetAddress.getLoopbackAddress(), "Host: localhost");
        Path file = folder.resolve("kept/airkeeper-20261121T120000.000Z.db");
        assertThat(answer).startsWith("HTTP/1.1 201 ");
        assertThat(Json.tree(answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.UTF_8))
                        .toString())
                .isEqualTo("{\"file\":\"" + file + "\",\"bytes\":9}");
        assertThat(file).hasContent("all of it");
    }

    @Test
    void saysWhatToSetWhereThereIsNoFolder() throws Exception {
        assertThat(post(serving(null), InetAddress.getLoopbackAddress(), "Host: localhost"))
                .startsWith("HTTP/1.1 409 ")
                .contains("there is no folder for backups; set history.backups to one, and start again");
    }

    @Test
    void needsAClock() throws Exception {
        site.time.unsetWall();
        assertThat(post(serving(backups()), InetAddress.getLoopbackAddress(), "Host: localhost"))
                .startsWith("HTTP/1.1 503 ")
                .contains("the clock of this dashboard was never set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://localhost",
                "Sec-Fetch-Site: same-origin",
                "X-Forwarded-For: 203.0.113.7",
                "Forwarded: for=203.0.113.7",
                "Via: 1.1 proxy",
            })
    void isNotForBrowsersAndProxies(String header) throws Exception {
        String name = header.substring(0, header.indexOf(':'));
        assertThat(post(serving(backups()), InetAddress.getLoopbackAddress(), "Host: localhost", header))
                .startsWith("HTTP/1.1 403 ")
                .contains(HERE + "a browser or proxy (" + name + ")");
        assertThat(folder.resolve("kept")).doesNotExist();
    }

    @Test
    void isNotForWhoeverAsksByAnotherName() throws Exception {
        assertThat(post(serving(backups()), InetAddress.getLoopbackAddress(), "Host: evil.example"))
                .startsWith("HTTP/1.1 403 ")
                .contains(HERE + "one at 127.0.0.1 that asks for \\\"evil.example\\\"");
    }

    @Test
    void isNotForOtherMachines() throws Exception {
        // a connection to this machine's address in the network comes from that address, as another machine's does
        InetAddress outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst()
                .orElseThrow(() -> new AssertionError("this machine has no address in a network"));
        assertThat(post(serving(backups()), outside, "Host: localhost"))
                .startsWith("HTTP/1.1 403 ")
                .contains(HERE + "one at ");
    }

    private static String post(WebServer server, InetAddress to, String... headers) throws IOException {
        try (Socket socket = new Socket(to, server.port())) {
            socket.setSoTimeout(10_000);
            String asked = "POST /api/v1/backup HTTP/1.1\r\n" + String.join("\r\n", headers)
                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(asked.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
