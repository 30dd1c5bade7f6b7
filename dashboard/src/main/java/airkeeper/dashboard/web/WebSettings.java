package airkeeper.dashboard.web;

import airkeeper.wire.settings.Between;
import airkeeper.wire.settings.Or;

/**
 * The table {@code [web]}: where the dashboard is to be seen.
 *
 * @param host the address to listen on; {@code 127.0.0.1} keeps it to this machine
 * @param port 0 takes any that is free
 */
public record WebSettings(
        @Or("0.0.0.0") String host,
        @Or("8080") @Between(least = "0", most = "65535") int port) {}
