package airkeeper.purifier;

import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.program.DurableFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages of all purifiers of a node, in a small file of properties such as {@code kitchen/fan.switches = 412}.
 *
 * <p>It is written as a whole, so that after a power cut the old one or the new one is there. A disk that fails is said once,
 * and the node goes on. Not thread-safe.
 */
final class Notebook {
    private static final Logger log = LoggerFactory.getLogger(Notebook.class);

    private final @Nullable Path directory;
    private final String name;
    private final Map<PurifierId, Page> pages = new TreeMap<>();
    private Properties found = new Properties();
    private boolean failing;

    /** {@code directory} null: nothing outlives the node. */
    Notebook(@Nullable Path directory, NodeId node) {
        this.directory = directory;
        this.name = node + ".properties";
    }

    void open() {
        if (directory == null) {
            log.info("There is no setting state: orders, run hours and switches are forgotten when this node ends.");
            return;
        }
        Path file = directory.resolve(name);
        try {
            found = new Properties();
            found.load(new StringReader(Files.readString(file)));
        } catch (NoSuchFileException e) {
            log.info("There is no {} yet; orders, run hours and switches begin anew.", file);
        } catch (IOException | IllegalArgumentException e) {
            log.warn("{} cannot be read ({}); orders, run hours and switches begin anew.", file, e.toString());
        }
    }

    /** What the file said of a purifier; an empty page where it said nothing that can be read. */
    Page page(PurifierId purifier) {
        try {
            return read(purifier);
        } catch (DateTimeException | IllegalArgumentException e) {
            log.warn(
                    "{} has something else than expected for {} ({}); its order, run hours and switches begin anew.",
                    name,
                    purifier,
                    String.valueOf(e.getMessage()));
            return Page.EMPTY;
        }
    }

    private Page read(PurifierId purifier) {
        Power power = value(purifier, "order", Power::valueOf);
        KeptOrder order = power == null
                ? null
                : new KeptOrder(
                        power,
                        value(purifier, "order-lasting", Duration::parse),
                        value(purifier, "order-by", text -> text),
                        value(purifier, "order-left", Duration::parse),
                        value(purifier, "order-at", Instant::parse));
        return new Page(
                order,
                or(value(purifier, "ran", Duration::parse), Duration.ZERO),
                or(value(purifier, "switches", Long::valueOf), 0L),
                or(value(purifier, "ran-before", Duration::parse), Duration.ZERO),
                value(purifier, "filter-since", Instant::parse));
    }

    private <T> @Nullable T value(PurifierId purifier, String key, Function<String, T> reader) {
        String text = found.getProperty(purifier + "." + key);
        return text == null ? null : reader.apply(text);
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    /** Keeps a page, on the disk when it returns. */
    void keep(PurifierId purifier, Page page) {
        pages.put(purifier, page);
        if (directory == null) {
            return;
        }
        try {
            DurableFile.replace(directory, name, text().getBytes(StandardCharsets.UTF_8));
            if (failing) {
                failing = false;
                log.info("{} can be written again.", directory.resolve(name));
            }
        } catch (IOException e) {
            if (!failing) {
                failing = true;
                log.warn(
                        "{} cannot be written ({}); a restart forgets orders, run hours and switches. Make its directory writable for this program.",
                        directory.resolve(name),
                        e.toString());
            }
        }
    }

    private String text() throws IOException {
        Properties all = new Properties();
        pages.forEach((purifier, page) -> {
            put(all, purifier, "ran", page.ran());
            put(all, purifier, "switches", page.switches());
            put(all, purifier, "ran-before", page.ranBefore());
            put(all, purifier, "filter-since", page.filterSince());
            KeptOrder order = page.order();
            if (order != null) {
                put(all, purifier, "order", order.power());
                put(all, purifier, "order-lasting", order.lasting());
                put(all, purifier, "order-by", order.by());
                put(all, purifier, "order-left", order.left());
                put(all, purifier, "order-at", order.at());
            }
        });
        StringWriter text = new StringWriter();
        all.store(text, null);
        return text.toString();
    }

    private static void put(Properties all, PurifierId purifier, String key, @Nullable Object value) {
        if (value != null) {
            all.setProperty(purifier + "." + key, value.toString());
        }
    }
}
