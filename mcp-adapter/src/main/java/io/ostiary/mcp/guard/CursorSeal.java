package io.ostiary.mcp.guard;

import io.ostiary.InvalidArgumentException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes a cursor good for nobody but whom it was given to, in the list and the tenant it was given for. The key lives as
 * long as the process.
 */
public final class CursorSeal {
    private static final int TAG = 16;

    private final SecretKeySpec key;

    /**
     * A seal.
     *
     * @param key 32 random bytes
     */
    public CursorSeal(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /**
     * The cursor, sealed.
     *
     * @param holder whom, which list and which tenant it is for
     */
    public String seal(String holder, String cursor) {
        byte[] plain = cursor.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = Arrays.copyOf(tag(holder, plain), TAG + plain.length);
        System.arraycopy(plain, 0, sealed, TAG, plain.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /**
     * The cursor that was sealed.
     *
     * @throws InvalidArgumentException when it was not sealed by this process for that holder
     */
    public String open(String holder, String sealed) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed);
            if (bytes.length > TAG) {
                byte[] plain = Arrays.copyOfRange(bytes, TAG, bytes.length);
                if (MessageDigest.isEqual(Arrays.copyOf(bytes, TAG), tag(holder, plain))) {
                    return new String(plain, StandardCharsets.UTF_8);
                }
            }
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
        throw foreign();
    }

    private static InvalidArgumentException foreign() {
        return new InvalidArgumentException("cursor", "is not a cursor of this list; start without one");
    }

    private byte[] tag(String holder, byte[] plain) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(holder.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(plain), TAG);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
