package airkeeper.purifier;

/** Whether relays may hang on a broker where everyone may give orders; nobody gets there without having said so. */
public enum PublicBroker {
    REFUSED,
    ALLOWED
}
