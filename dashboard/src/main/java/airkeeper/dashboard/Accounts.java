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

    /** Names are found whether their letters are large or small. */
    record All(List<User> users, List<Token> tokens) {
        Optional<User> user(String name) {
            return users.stream()
                    .filter(user -> user.name().equalsIgnoreCase(name))
                    .findFirst();
        }

        Optional<Token> token(String name) {
            return tokens.stream()
                    .filter(token -> token.name().equalsIgnoreCase(name))
                    .findFirst();
        }

        User known(String name) throws RefusedException {
            return user(name).orElseThrow(() -> new RefusedException("there is no user " + Shown.quoted(name)));
        }

        void keepAnAdmin(User leaving) throws RefusedException {
            if (users.stream().noneMatch(user -> user.role() == Role.ADMIN && !user.equals(leaving))) {
                throw new RefusedException(leaving.name() + " is the last admin; make another user an admin first");
            }
        }

        All with(User before, User after) {
            return new All(
                    users.stream()
                            .map(user -> user.equals(before) ? after : user)
                            .toList(),
                    tokens);
        }
    }

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
        return choices.get(ALL).user(name);
    }

    public Optional<Token> token(String hash) throws HistoryException {
        return tokens().stream().filter(token -> token.hash().equals(hash)).findFirst();
    }

    /** The first of all, an admin; refused once there is anyone. */
    public User first(String name, String password) throws HistoryException, RefusedException {
        User admin = new User(checked("user", name), Role.ADMIN, password);
        choices.change(ALL, name, all -> {
            if (!all.users().isEmpty()) {
                throw new RefusedException("there is an admin already; ask them for a login");
            }
            return added(all, admin);
        });
        return admin;
    }

    public User add(String name, Role role, String password, String by) throws HistoryException, RefusedException {
        User user = new User(checked("user", name), role, password);
        choices.change(ALL, by, all -> {
            if (all.user(name).isPresent()) {
                throw new RefusedException("there is a user " + Shown.quoted(name) + " already");
            }
            room(all.users());
            return added(all, user);
        });
        return user;
    }

    private static Choices.Edited<All> added(All all, User user) {
        return new Choices.Edited<>(
                new All(with(all.users(), user), all.tokens()),
                "added the user " + user.name() + " as " + user.role().key());
    }

    public void setRole(String name, Role role, String by) throws HistoryException, RefusedException {
        choices.change(ALL, by, all -> {
            User before = all.known(name);
            if (role != Role.ADMIN) {
                all.keepAnAdmin(before);
            }
            User after = new User(before.name(), role, before.password());
            return new Choices.Edited<>(all.with(before, after), "made " + before.name() + " " + role.key());
        });
    }

    public void setPassword(String name, String password, String by) throws HistoryException, RefusedException {
        choices.change(ALL, by, all -> {
            User before = all.known(name);
            User after = new User(before.name(), before.role(), password);
            return new Choices.Edited<>(all.with(before, after), "gave " + before.name() + " a new password");
        });
    }

    public void remove(String name, String by) throws HistoryException, RefusedException {
        choices.change(ALL, by, all -> {
            User leaving = all.known(name);
            all.keepAnAdmin(leaving);
            return new Choices.Edited<>(
                    new All(without(all.users(), leaving), all.tokens()), "removed the user " + leaving.name());
        });
    }

    public void issue(Token token, String by) throws HistoryException, RefusedException {
        checked("token", token.name());
        choices.change(ALL, by, all -> {
            if (all.token(token.name()).isPresent()) {
                throw new RefusedException("there is a token " + Shown.quoted(token.name()) + " already");
            }
            room(all.tokens());
            return new Choices.Edited<>(
                    new All(all.users(), with(all.tokens(), token)),
                    "issued the token " + token.name() + " (" + token.scope().key() + ")");
        });
    }

    public void revoke(String name, String by) throws HistoryException, RefusedException {
        choices.change(ALL, by, all -> {
            Token ended =
                    all.token(name).orElseThrow(() -> new RefusedException("there is no token " + Shown.quoted(name)));
            return new Choices.Edited<>(
                    new All(all.users(), without(all.tokens(), ended)), "revoked the token " + ended.name());
        });
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
