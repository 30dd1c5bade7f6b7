package airkeeper.dashboard.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of an answer, with a strong tag for each of their forms (RFC 9110, 8.8.3); compressed and tagged once, when first asked so. */
final class Payload {
    /** Below this, the headers are longer than what is won. */
    private static final int WORTH_IT = 200;

    private final byte[] plain;
    /** Empty where it would not be shorter; null until somebody wants it. */
    private volatile byte @Nullable [] gzip;
    /** Null until somebody wants it. */
    private volatile @Nullable String hash;

    Payload(byte[] plain) {
        this.plain = plain;
    }

    /** Answers with these bytes, or with 304 when the asker has them already. */
    void send(Context ctx, String contentType) {
        String tag = "\"" + hash() + (zipped(ctx) ? "-gzip\"" : "\"");
        ctx.header("ETag", tag);
        if (accepts(ctx, "If-None-Match", tag)) {
            ctx.header("Vary", "Accept-Encoding").status(HttpStatus.NOT_MODIFIED);
        } else {
            sendUntagged(ctx, contentType);
        }
    }

    /** Answers with these bytes, which nobody is to keep. */
    void sendUntagged(Context ctx, String contentType) {
        boolean zipped = zipped(ctx);
        if (zipped) {
            ctx.header("Content-Encoding", "gzip");
        }
        ctx.header("Vary", "Accept-Encoding");
        ctx.result(zipped ? gzip() : plain).contentType(contentType);
    }

    private boolean zipped(Context ctx) {
        return accepts(ctx, "Accept-Encoding", "gzip") && gzip().length > 0;
    }

    private String hash() {
        String known = hash;
        if (known == null) {
            known = sha256(plain);
            hash = known;
        }
        return known;
    }

    private byte[] gzip() {
        byte[] known = gzip;
        if (known == null) {
            byte[] shorter = plain.length < WORTH_IT ? new byte[0] : compressed(plain);
            known = shorter.length < plain.length ? shorter : new byte[0];
            gzip = known;
        }
        return known;
    }

    /** Whether a list in a header has this item; a weak tag is as good as a strong one here. */
    static boolean accepts(Context ctx, String header, String item) {
        String list = ctx.header(header);
        return list != null
                && Arrays.stream(list.split(","))
                        .map(String::strip)
                        .map(each -> each.startsWith("W/") ? each.substring(2) : each)
                        .anyMatch(each -> each.equals(item)
                                || (each.startsWith(item + ";") && !each.matches(".*;\\s*q=0(\\.0*)?")));
    }

    static String sha256(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] compressed(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 2);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }
}
