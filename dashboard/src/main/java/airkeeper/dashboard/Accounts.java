package airkeeper.dashboard;

import airkeeper.wire.Shown;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who may do what: people with a password, and programs with a token. There is always an admin once there was one. Thread-safe. */
public final class Accounts {
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N} ._-]{0,38}[\\p{L}\\p{M}\\p{N}])?");
    private static final int MOST = 500;
    private static final Choice<All> ALL = Choice.of("accounts", new All(List.of(), List.of()));

    private final Choices choices;

    public Accounts(Choices choices) {
        this.choices = choices;
    }

    /**
     * A person.
     *
     * @param password the hash of their password, with its parameters and salt
     */
    public record User(String name, Role role, String password) {}

    /**
     * A program.
     *
     * @param hash of its secret, which nobody knows but the program
     */
    public record Token(String name, Right scope, String hash) {}

    record All(List<User> users, List<Token> tokens) {}

    /** Whether nobody has an account yet. */
    public boolean none() throws HistoryException {
        return users().isEmpty();
    }

    public List<User> users() throws HistoryException {
        return choices.get(ALL).users();
    }

    public List<Token> tokens() throws HistoryException {
        return choices.get(ALL).tokens();
    }

    /** The user of this name, whose letters may be large or small: a phone writes them as it likes. */
    public Optional<User> user(String name) throws HistoryException {
        return users().stream()
                .filter(user -> user.name().equalsIgnoreCase(name))
                .findFirst();
    }

    public Optional<Token> token(String hash) throws HistoryException {
        return tokens().stream().filter(token -> token.hash().equals(hash)).findFirst();
    }

    /** The first of all, an admin; refused once there is anyone. */
    public synchronized User first(String name, String password) throws HistoryException, RefusedException {
        if (!choices.newest(ALL).users().isEmpty()) {
            throw new RefusedException("there is an admin already; ask them for a login");
        }
        return add(name, Role.ADMIN, password, name);
    }

    public synchronized User add(String name, Role role, String password, String by)
            throws HistoryException, RefusedException {
        User added = new User(checked("user", name), role, password);
        All all = choices.newest(ALL);
        if (user(name).isPresent()) {
            throw new RefusedException("there is a user " + Shown.quoted(name) + " already");
        }
        room(all.users());
        change(with(all.users(), added), all.tokens(), by, "added the user " + name + " as " + role.key());
        return added;
    }

    public synchronized void setRole(String name, Role role, String by) throws HistoryException, RefusedException {
        User before = known(name);
        if (role != Role.ADMIN) {
            keepAnAdmin(before);
        }
        replace(
                before,
                new User(before.name(), role, before.password()),
                by,
                "made " + before.name() + " " + role.key());
    }

    public synchronized void setPassword(String name, String password, String by)
            throws HistoryException, RefusedException {
        User before = known(name);
        replace(
                before,
                new User(before.name(), before.role(), password),
                by,
                "gave " + before.name() + " a new password");
    }

    public synchronized void remove(String name, String by) throws HistoryException, RefusedException {
        User leaving = known(name);
        keepAnAdmin(leaving);
        change(without(users(), leaving), tokens(), by, "removed the user " + leaving.name());
    }

    public synchronized void issue(Token token, String by) throws HistoryException, RefusedException {
        checked("token", token.name());
        All all = choices.newest(ALL);
        if (all.tokens().stream().anyMatch(other -> other.name().equalsIgnoreCase(token.name()))) {
            throw new RefusedException("there is a token " + Shown.quoted(token.name()) + " already");
        }
        room(all.tokens());
        change(
                all.users(),
                with(all.tokens(), token),
                by,
                "issued the token " + token.name() + " (" + token.scope().key() + ")");
    }

    public synchronized void revoke(String name, String by) throws HistoryException, RefusedException {
        Token ended = choices.newest(ALL).tokens().stream()
                .filter(token -> token.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException("there is no token " + Shown.quoted(name)));
        change(users(), without(tokens(), ended), by, "revoked the token " + ended.name());
    }

    /** The user who is to be changed, as of now: another dashboard may have changed them too. */
    private User known(String name) throws HistoryException, RefusedException {
        choices.newest(ALL);
        return user(name).orElseThrow(() -> new RefusedException("there is no user " + Shown.quoted(name)));
    }

    private void keepAnAdmin(User leaving) throws HistoryException, RefusedException {
        boolean another = users().stream().anyMatch(user -> user.role() == Role.ADMIN && !user.equals(leaving));
        if (!another) {
            throw new RefusedException(leaving.name() + " is the last admin; make another user an admin first");
        }
    }

    private void replace(User before, User after, String by, String what) throws HistoryException {
        change(users().stream().map(user -> user.equals(before) ? after : user).toList(), tokens(), by, what);
    }

    private void change(List<User> users, List<Token> tokens, String by, String what) throws HistoryException {
        choices.change(ALL, new All(users, tokens), by, what);
    }

    private static <T> List<T> with(List<T> all, T more) {
        return Stream.concat(all.stream(), Stream.of(more)).toList();
    }

    private static <T> List<T> without(List<T> all, T one) {
        return all.stream().filter(each -> !each.equals(one)).toList();
    }

    private static void room(List<?> all) throws RefusedException {
        if (all.size() >= MOST) {
            throw new RefusedException("there are " + MOST + " already, which is the most; remove one first");
        }
    }

    private static String checked(String role, String name) throws RefusedException {
        if (!NAME.matcher(name).matches()) {
            throw new RefusedException("expected a " + role
                    + " name of 1 to 40 letters, digits, spaces, dots, hyphens and underscores, found "
                    + Shown.quoted(name));
        }
        return name;
    }
}
