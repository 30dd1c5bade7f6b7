package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far those come who guess passwords. */
class GuessesTest {
    private final Site site = new Site();

    @BeforeEach
    void begin() throws Exception {
        site.user("Anna", Role.ADMIN);
    }

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    void whoGuessesWaitsEverLonger() throws Exception {
        for (int i = 0; i < 5; i++) {
            HttpResponse<String> wrong = guess("Anna", "wrong password " + i);
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(Site.detail(wrong)).isEqualTo("this name and password do not belong together");
        }
        HttpResponse<String> early = guess("Anna", Site.PASSWORD);
        assertThat(early.statusCode()).isEqualTo(429);
        assertThat(early.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(Site.detail(early)).isEqualTo("too many wrong tries; the next is possible in 1 s");
        assertThat(guess("Ben", Site.PASSWORD).statusCode()).isEqualTo(429);
        site.time.advance(Duration.ofSeconds(1));
        assertThat(guess("Anna", "wrong again").statusCode()).isEqualTo(401);
        site.time.advance(Duration.ofSeconds(1));
        assertThat(guess("Anna", Site.PASSWORD).statusCode()).isEqualTo(429);
        site.time.advance(Duration.ofSeconds(1));
        assertThat(guess("Anna", Site.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void aNameThatNobodyHasIsRefusedAsAWrongPasswordIs() throws Exception {
        assertThat(guess("Nobody", Site.PASSWORD).body())
                .isEqualTo(guess("Anna", "wrong password").body());
    }

    @Test
    void manyGuessesAtOnceAreNoMore() {
        HttpRequest guess = HttpRequest.newBuilder(site.at("/api/v1/login"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Site.login("Anna", "wrong password")))
                .build();
        var answers = IntStream.range(0, 20)
                .mapToObj(_ -> site.client().sendAsync(guess, BodyHandlers.ofString()))
                .toList();
        assertThat(answers)
                .extracting(answer -> answer.join().statusCode())
                .filteredOn(status -> status == 401)
                .hasSize(5);
    }

    private HttpResponse<String> guess(String name, String password) throws Exception {
        return site.send("POST", "/api/v1/login", Site.login(name, password), "Origin", site.origin());
    }
}
