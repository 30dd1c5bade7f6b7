package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.About;
import airkeeper.dashboard.Backups;
import airkeeper.dashboard.DashboardSettings;
import airkeeper.dashboard.Role;
import airkeeper.wire.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupRouteTest {
    @TempDir
    private Path folder;

    private final Site site = new Site();
    private @Nullable WebServer server;

    @BeforeEach
    void people() throws Exception {
        site.user("anna", Role.ADMIN);
        site.user("ben", Role.CARETAKER);
    }

    @AfterEach
    void end() {
        if (server != null) {
            server.close();
        }
        site.close();
    }

    private WebServer serving(@Nullable Backups backups) {
        WebServer started = new WebServer(
                new DashboardSettings.Web("127.0.0.1", 0),
                About.REAL,
                site.dashboard,
                site.told(),
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
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void writesAFileNamedAfterTheTime() throws Exception {
        HttpResponse<String> answer = asked(serving(backups()), "anna");
        Path file = folder.resolve("kept/airkeeper-20261121T120000.000Z.db");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(Json.tree(answer.body().getBytes(StandardCharsets.UTF_8)).toString())
                .isEqualTo("{\"file\":\"" + file + "\",\"bytes\":9}");
        assertThat(file).hasContent("all of it");
    }

    @Test
    void saysWhatToSetWhereThereIsNoFolder() throws Exception {
        HttpResponse<String> answer = asked(serving(null), "anna");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Site.detail(answer))
                .isEqualTo("there is no folder for backups; set history.backups to one, and start again");
    }

    @Test
    void needsAClock() throws Exception {
        WebServer dashboard = serving(backups());
        HttpResponse<String> issued = post(
                dashboard,
                "/api/v1/tokens",
                "{\"name\":\"cron\",\"scope\":\"admin\"}",
                "Cookie",
                session(dashboard, "anna"));
        String token = Json.tree(issued.body().getBytes(StandardCharsets.UTF_8))
                .path("token")
                .asText();
        site.time.unsetWall();
        HttpResponse<String> answer = post(dashboard, "/api/v1/backup", "", "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Site.detail(answer)).startsWith("the clock of this dashboard was never set");
    }

    @Test
    void isForAdminsOnly() throws Exception {
        WebServer dashboard = serving(backups());
        assertThat(asked(dashboard, "ben").statusCode()).isEqualTo(403);
        assertThat(post(dashboard, "/api/v1/backup", "").statusCode()).isEqualTo(401);
        assertThat(folder.resolve("kept")).doesNotExist();
    }

    private HttpResponse<String> asked(WebServer dashboard, String name) throws Exception {
        return post(dashboard, "/api/v1/backup", "", "Cookie", session(dashboard, name));
    }

    private String session(WebServer dashboard, String name) throws Exception {
        HttpResponse<String> answer = post(dashboard, "/api/v1/login", Site.login(name, Site.PASSWORD));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Site.cookie(answer);
    }

    private HttpResponse<String> post(WebServer dashboard, String path, String json, String... headers)
            throws Exception {
        String origin = "http://127.0.0.1:" + dashboard.port();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path))
                .POST(BodyPublishers.ofString(json))
                .header("Content-Type", "application/json")
                .header("Origin", origin);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return site.client().send(request.build(), BodyHandlers.ofString());
    }
}
