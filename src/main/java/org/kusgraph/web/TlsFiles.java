package org.kusgraph.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two files by which a server shows who it is, as certificate authorities and their programs give them.
 *
 * @param certificate the server's certificate in PEM, and behind it those that lead from it to an authority
 * @param key its private key in PEM, not encrypted
 */
public record TlsFiles(Path certificate, Path key) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /** The sorts of keys that are read, each with how it signs. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    /** When the files were written last. */
    record Written(FileTime certificate, FileTime key) {}

    Written written() throws IOException {
        return new Written(Files.getLastModifiedTime(certificate), Files.getLastModifiedTime(key));
    }

    /**
     * What the files hold.
     *
     * @param password under which the key is kept in memory
     * @throws IOException if a file cannot be read, or the two do not go together; the message names the file
     */
    KeyStore read(String password) throws IOException {
        try {
            List<Certificate> chain = chain();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            PrivateKey privateKey = key(chain.getFirst().getPublicKey());
            store.setKeyEntry("kus", privateKey, password.toCharArray(), chain.toArray(Certificate[]::new));
            return store;
        } catch (GeneralSecurityException e) {
            throw new IOException(certificate + " and " + key + " do not go together: " + e.getMessage(), e);
        }
    }

    private List<Certificate> chain() throws IOException {
        byte[] text = Files.readAllBytes(certificate);
        try {
            List<Certificate> chain = List.copyOf(
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(text)));
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (CertificateException e) {
            throw new IOException(certificate + ": this is no certificate in PEM: " + e.getMessage(), e);
        }
        throw new IOException(certificate + ": this holds no certificate; -----BEGIN CERTIFICATE----- was expected");
    }

    private PrivateKey key(PublicKey certified) throws IOException, GeneralSecurityException {
        Matcher matcher = KEY.matcher(Files.readString(key, StandardCharsets.ISO_8859_1));
        if (!matcher.find()) {
            throw new IOException(key + ": this holds no private key that is read here; -----BEGIN PRIVATE KEY-----"
                    + " was expected, which openssl pkcs8 -topk8 -nocrypt makes of others");
        }
        String algorithm = certified.getAlgorithm();
        String signature = SIGNATURES.get(algorithm);
        if (signature == null) {
            throw new IOException(
                    certificate + ": its key is of the sort " + algorithm + "; RSA, EC or Ed25519 was expected");
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(matcher.group(1));
            PrivateKey read = KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            if (!isSigned(signature, read, certified)) {
                throw new IOException(key + ": this is the key of another certificate than " + certificate);
            }
            return read;
        } catch (InvalidKeySpecException | IllegalArgumentException e) {
            throw new IOException(key + ": this is no private key for " + certificate, e);
        }
    }

    /** Whether what one key signs is right by the other: Java's own stores take keys that do not go together. */
    private static boolean isSigned(String algorithm, PrivateKey signing, PublicKey checking)
            throws GeneralSecurityException {
        byte[] text = algorithm.getBytes(StandardCharsets.US_ASCII);
        Signature signed = Signature.getInstance(algorithm);
        signed.initSign(signing);
        signed.update(text);
        Signature checked = Signature.getInstance(algorithm);
        checked.initVerify(checking);
        checked.update(text);
        return checked.verify(signed.sign());
    }
}
