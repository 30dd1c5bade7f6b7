package airkeeper.dashboard.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** SHA-256 of bytes, as caches and content security policies write it. */
final class Digest {
    private Digest() {}

    static String base64(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A strong entity tag. */
    static String tag(byte[] bytes) {
        return '"' + base64(bytes) + '"';
    }
}
