package airkeeper.wire.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Certificates and keys from PEM files, as what TLS trusts and shows; an {@link IllegalArgumentException} says what a file is not. */
final class Tls {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final char[] NO_PASSWORD = {};

    private Tls() {}

    /** Trusts {@code ca} instead of the system's, and shows {@code chain} with its {@code key}, where they are given. */
    static SSLContext context(@Nullable Path ca, @Nullable Path chain, @Nullable Path key) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    chain == null || key == null ? null : shown(chain, key), ca == null ? null : trusted(ca), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("expected certificates that TLS can use, found: " + e.getMessage(), e);
        }
    }

    private static TrustManager[] trusted(Path ca) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        List<Certificate> certificates = certificates(ca);
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("ca" + i, certificates.get(i));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust.getTrustManagers();
    }

    private static KeyManager[] shown(Path chain, Path key) throws GeneralSecurityException, IOException {
        List<Certificate> certificates = certificates(chain);
        String algorithm = certificates.getFirst().getPublicKey().getAlgorithm();
        KeyStore store = empty();
        store.setKeyEntry("node", key(key, algorithm), NO_PASSWORD, certificates.toArray(Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        return keys.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static List<Certificate> certificates(Path file) throws IOException {
        List<Certificate> found;
        try (InputStream in = Files.newInputStream(file)) {
            found = List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
        } catch (CertificateException e) {
            throw new IllegalArgumentException(
                    "expected certificates in PEM (BEGIN CERTIFICATE) in " + file + ", found something else", e);
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected certificates in PEM (BEGIN CERTIFICATE) in " + file + ", found none");
        }
        return found;
    }

    /** The key goes with a certificate, so the algorithm is known from there. */
    private static PrivateKey key(Path file, String algorithm) throws GeneralSecurityException, IOException {
        Matcher pem = KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (!pem.find()) {
            throw new IllegalArgumentException("expected an unencrypted PKCS #8 key in PEM (BEGIN PRIVATE KEY) in "
                    + file + ", found none; `openssl pkcs8 -topk8 -nocrypt` makes one of other keys");
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(pem.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (InvalidKeySpecException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "expected the " + algorithm + " key of the client certificate in " + file
                            + ", found one that cannot be read as such",
                    e);
        }
    }
}
