package io.ostiary.memory.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.ostiary.Secret;

/**
 * A P-256 key pair that signs access tokens with ES256 (RFC 7518 §3.4). Its id is its RFC 7638 thumbprint. Made by the
 * platform's own generator, never by an injected source of randomness.
 */
public final class SigningKey {
    static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private final JWSHeader header;
    private final ECDSASigner signer;
    private final ECDSAVerifier verifier;
    private final String jwks;

    private SigningKey(ECKey key) throws JOSEException {
        this.header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(ACCESS_TOKEN)
                .keyID(key.getKeyID())
                .build();
        this.signer = new ECDSASigner(key);
        this.verifier = new ECDSAVerifier(key.toPublicJWK());
        this.jwks = new JWKSet(key.toPublicJWK()).toString();
    }

    /** A new key. */
    public static SigningKey generate() {
        try {
            return new SigningKey(new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /** The public key as a JSON Web Key Set (RFC 7517 §5). */
    public String jwks() {
        return jwks;
    }

    Secret sign(Payload payload) {
        var token = new JWSObject(header, payload);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("the key signs ES256", e);
        }
        return Secret.of(token.serialize());
    }

    /** Whether this very key signed the token, with ES256 and nothing else. */
    boolean signed(JWSObject token) {
        JWSHeader claimed = token.getHeader();
        if (!JWSAlgorithm.ES256.equals(claimed.getAlgorithm())
                || !header.getKeyID().equals(claimed.getKeyID())) {
            return false;
        }
        try {
            return token.verify(verifier);
        } catch (JOSEException e) {
            return false;
        }
    }
}
