package io.colophon.web.security;

import com.github.f4b6a3.uuid.UuidCreator;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/** Issues and verifies access tokens: JWTs signed with HMAC, with the claims of the contract and no others. */
public final class AccessTokens {

    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final String ISSUER = "librarium";
    private static final String USER = "uid";
    private static final String ADMIN = "admin";

    private final MACSigner signer;
    private final JWSVerifier verifier;

    /** @param secret at least 32 bytes */
    public AccessTokens(byte[] secret) {
        try {
            signer = new MACSigner(secret);
            verifier = new MACVerifier(secret);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the signing key must have 32 bytes or more", e);
        }
    }

    /** What a valid token says. */
    public record Claims(UUID userId, boolean admin, UUID tokenId, Instant expiresAt) {}

    public String issue(UUID userId, boolean admin, Instant now) {
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .claim(USER, userId.toString())
                        .claim(ADMIN, admin)
                        .jwtID(UuidCreator.getRandomBased().toString())
                        .issuer(ISSUER)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** Empty when the token is not ours, was changed, or is over. */
    public Optional<Claims> verify(String token, Instant now) {
        if (token.isEmpty() || Character.isWhitespace(token.charAt(0))) {
            return Optional.empty();
        }
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            JWTClaimsSet claims = parsed.getJWTClaimsSet();
            if (!JWSAlgorithm.Family.HMAC_SHA.contains(parsed.getHeader().getAlgorithm())
                    || !parsed.verify(verifier)
                    || claims.getExpirationTime() == null
                    || !claims.getExpirationTime().toInstant().isAfter(now)) {
                return Optional.empty();
            }
            return Optional.of(new Claims(
                    UUID.fromString(claims.getStringClaim(USER)),
                    Boolean.TRUE.equals(claims.getBooleanClaim(ADMIN)),
                    UUID.fromString(claims.getJWTID()),
                    claims.getExpirationTime().toInstant()));
        } catch (ParseException | JOSEException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }
}
