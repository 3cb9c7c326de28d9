package io.colophon.standalone.assembly;

import javax.crypto.SecretKey;

/**
 * The keys of an instance.
 *
 * @param signingKey signs access tokens; another one signs everybody out
 * @param masterKey wraps the keys of subjects and secrets of providers; without it what is personal can't be read
 * @param tagKey makes the tags of unique values; it belongs to the log for ever
 */
public record InstanceSecrets(byte[] signingKey, SecretKey masterKey, SecretKey tagKey) {

    @Override
    public String toString() {
        return "InstanceSecrets";
    }
}
