package airkeeper.dashboard.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Looks at a page as people do who hear it, use no mouse or see little, by all rules of axe-core. */
public final class Axe {
    /**
     * What axe is in doubt of counts as well as what is wrong, but for signs such as an arrow, whose colours {@link ContrastTest}
     * knows, and the lines that a list cuts off at its edge. The link that lies, unseen, over all of a tile would make it doubt
     * what is behind each text there, and it does not know that a window is above all that lies behind it. It looks when the
     * page has come to rest after it was given another size and scheme.
     */
    private static final String LOOK = """
            const UNDOUBTED = ['nonBmp', 'elmPartiallyObscured'];
            const inWindow = ({ target }) => document.querySelector(target[0])?.closest('dialog');
            const plain = new CSSStyleSheet();
            plain.replaceSync('.tile h3 a::after { content: none !important } * { transition: none !important }');
            document.adoptedStyleSheets = [plain];
            await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
            const found = await axe.run(document, { resultTypes: ['violations', 'incomplete'] });
            document.adoptedStyleSheets = [];
            return [...found.violations, ...found.incomplete].flatMap(({ id, help, nodes }) =>
              nodes.filter((node) => !node.any.some(({ data }) => UNDOUBTED.includes(data?.messageKey)
                || (data?.messageKey === 'elmPartiallyObscuring' && inWindow(node)))).map(({ target, html, any, all, none }) => `${id} (${help}): ${target.join(' ')}: ${html.slice(0, 200)} `
                + [...any, ...all, ...none].map(({ message }) => message).join('; ')));
            """;

    private static final String SCRIPT = script();

    private Axe() {}

    /** What is to be mended, one sentence each; a WebDriver's script is not held back by the page's content policy. */
    public static List<String> findings(Browser browser) {
        browser.run(SCRIPT + "; return true");
        return ((List<?>) browser.run(LOOK)).stream().map(Object::toString).toList();
    }

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(
                    Objects.requireNonNull(in, "axe-core is not on the class path")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("axe-core cannot be read", e);
        }
    }
}
