package airkeeper.dashboard.terminal;

import airkeeper.wire.Shown;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the program can be told to do, with how many words and which options. */
enum Command {
    SHOW(0, 0),
    EXPORT(0, 1),
    IMPORT(0, 1),
    INFLUX(0, 1),
    BACKUP(1, 1),
    RESTORE(1, 1),
    COPY(1, 2);

    static final String USAGE = """
            Usage: airkeeper-history COMMAND [OPTION]...
              show             what the history holds, since when, and how large it gets
              export [FILE]    its readings as CSV, into a new file or to the standard output
              import [FILE]    adds readings from CSV, from a file or the standard input; what is there already stays once
              influx [FILE]    its readings in the Influx line protocol
              backup FILE      all of it into a new file; the dashboard may run meanwhile
              restore FILE     puts a backup in its place, and keeps aside what was there; the dashboard must be stopped
              copy FROM [TO]   adds all of one history to another: each a SQLite file or postgresql://user@host/database;
                               when it was interrupted, say it again

            Which history (of copy, TO where it is not said):
              --settings FILE  the one of this dashboard's settings; without it, settings stand in the environment
              --history PLACE  this one: a SQLite file or postgresql://…

            Of export and influx:
              --room NAME, --sensor NAME     only these
              --from TIME, --to TIME         only from the one up to the other, such as 2026-11-21 or 2026-11-21T12:00:00Z
              --events         instead of readings, what purifiers decided and what else happened

            Of import:
              --all-or-none    looks through the whole file first, and adds nothing if one line cannot be read

              --help           say this
            """;

    private final int leastWords;
    private final int mostWords;

    Command(int leastWords, int mostWords) {
        this.leastWords = leastWords;
        this.mostWords = mostWords;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Command of(String word) throws UsageException {
        return Arrays.stream(values())
                .filter(command -> command.key().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException("expected one of "
                        + Arrays.stream(values()).map(Command::key).collect(Collectors.joining(", "))
                        + ", found " + Shown.quoted(word)));
    }

    boolean takes(String option) {
        return switch (option) {
            case "--settings", "--history" -> true;
            case "--room", "--sensor", "--from", "--to", "--events" -> this == EXPORT || this == INFLUX;
            case "--all-or-none" -> this == IMPORT;
            default -> false;
        };
    }

    void checkWords(int found) throws UsageException {
        if (found < leastWords || found > mostWords) {
            String expected = leastWords == mostWords ? "" + leastWords : leastWords + " or " + mostWords;
            throw new UsageException("expected " + expected + (mostWords == 1 ? " word" : " words") + " after " + key()
                    + ", found " + found);
        }
    }
}
