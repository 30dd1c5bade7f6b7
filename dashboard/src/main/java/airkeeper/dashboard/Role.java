package airkeeper.dashboard;

/** What a user is in the house, and so what they may. */
public enum Role {
    VIEWER("viewer", Right.LOOK),
    CARETAKER("caretaker", Right.ORDER),
    ADMIN("admin", Right.ADMIN);

    private final String key;
    private final Right right;

    Role(String key, Right right) {
        this.key = key;
        this.right = right;
    }

    /** The word in answers. */
    public String key() {
        return key;
    }

    public Right right() {
        return right;
    }
}
