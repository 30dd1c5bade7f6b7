package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {
    private final Hosts hosts = new Hosts(List.of("Air.School.Example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "127.0.0.1:8080",
                "192.168.1.20",
                "[::1]:8080",
                "[fe80::1%eth0]",
                "raspberrypi:8080",
                "RaspberryPi.local",
                "pi.kitchen.lan",
                "pi.home.arpa:80",
                "air.internal",
                "air.school.example:8443",
            })
    void namesThatNobodyElseCanOwnAreKnown(String host) {
        assertThat(hosts.know(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":8080",
                "evil.example",
                "evil.example:8080",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "localhost.",
                "air.school.example.evil.example",
                "evil.example#.local",
                "evil.example/.local",
                "user@evil.example",
                "[evil.example]",
            })
    void namesThatAnybodyCanOwnAreNot(String host) {
        assertThat(hosts.know(host)).isFalse();
    }

    @Test
    void noNameIsNoName() {
        assertThat(hosts.know(null)).isFalse();
    }
}
