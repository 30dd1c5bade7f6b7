package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditionTest {
    @TempDir
    private Path home;

    @Test
    void everyFileOfThePageCounts() throws IOException {
        Path script = Files.createDirectories(home.resolve("web/js")).resolve("main.js");
        Files.writeString(script, "1");
        String first = Edition.of(home.resolve("web"));

        assertThat(Edition.of(home.resolve("web"))).isEqualTo(first).hasSize(12);
        Files.writeString(script, "2");
        String second = Edition.of(home.resolve("web"));
        Files.move(script, script.resolveSibling("page.js"));

        assertThat(second).isNotEqualTo(first);
        assertThat(Edition.of(home.resolve("web"))).isNotIn(first, second);
    }

    @Test
    void aJarHasTheEditionOfItsFiles() throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("web")).resolve("index.html"), "<!doctype html>");
        Path jar = home.resolve("page.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("web/index.html"));
            out.write("<!doctype html>".getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }

        assertThat(Edition.in(source(jar)))
                .isEqualTo(Edition.in(source(home)))
                .isNotEqualTo(Edition.of(home.resolve("nothing")));
    }

    @Test
    void browsersAreToldOfIt() throws Exception {
        try (Site site = new Site()) {
            assertThat(site.get("/api/v1/about").body()).contains("\"edition\":\"" + Edition.here() + "\"");
        }
    }

    private static CodeSource source(Path home) throws IOException {
        return new CodeSource(home.toUri().toURL(), (Certificate[]) null);
    }
}
