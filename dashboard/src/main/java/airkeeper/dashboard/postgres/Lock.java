package airkeeper.dashboard.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the programs on one database agree on by advisory locks, which end with the transaction. */
enum Lock {
    /** Who changes the schema. */
    MIGRATIONS(1),
    /** Who makes a partition. */
    PARTITIONS(2),
    /** Shared by those who add, so that who moves the line between live and late readings waits for them. */
    LINE(3),
    /** Who writes slots and forgets. */
    UPKEEP(4),
    /** Who writes notes: it has to see those of the others. */
    NOTES(5);

    /** Any number that no other program on this database takes. */
    private static final int OURS = 0x41_69_72_6B;

    private final int number;

    Lock(int number) {
        this.number = number;
    }

    void take(Statement statement) throws SQLException {
        statement.execute("SELECT pg_advisory_xact_lock(" + arguments() + ")");
    }

    void share(Statement statement) throws SQLException {
        statement.execute("SELECT pg_advisory_xact_lock_shared(" + arguments() + ")");
    }

    /** Takes it if nobody has it; whether it did. */
    boolean tryToTake(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT pg_try_advisory_xact_lock(" + arguments() + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private String arguments() {
        return OURS + ", " + number;
    }
}
