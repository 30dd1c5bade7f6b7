package airkeeper.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.web.Printed;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.Keys;

/**
 * A site with the address that its log has for the first admin.
 *
 * @param address works once, within an hour
 */
record Invited(Site site, String address) implements AutoCloseable {
    private static final Pattern INVITATION = Pattern.compile("Open (http://\\S+) within an hour");

    static Invited to(Supplier<Site> opening) {
        try (Printed printed = new Printed()) {
            Site site = opening.get();
            Matcher said = INVITATION.matcher(printed.text());
            assertThat(said.find()).as(printed.text()).isTrue();
            return new Invited(site, said.group(1));
        }
    }

    /** Makes Anna the admin, who is logged in from now on, in whatever language the browser speaks. */
    void accept(Browser browser) {
        browser.open(address);
        browser.awaitTrue("document.querySelector('dialog')?.open === true");
        browser.find("dialog [name=name]").sendKeys("Anna");
        browser.find("dialog [name=password]").sendKeys("correct horse");
        browser.press(Keys.ENTER);
        browser.await("#account", "Anna");
    }

    @Override
    public void close() {
        site.close();
    }
}
