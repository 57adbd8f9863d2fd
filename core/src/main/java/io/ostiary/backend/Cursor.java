package io.ostiary.backend;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Where a list goes on: an anchor, the sort key of the last item returned, bound to the list and the query it was
 * issued for. Plain text to whoever decodes it, so it holds nothing that its reader may not see; unforgeability is the
 * adapter's business.
 */
public final class Cursor {
    private static final int DIGEST_BYTES = 8;

    private Cursor() {}

    /**
     * A cursor.
     *
     * @param operation the list
     * @param query what restricts and orders the list; anything whose {@code toString} tells it apart
     * @param anchor the sort key of the last item returned, part by part
     */
    public static String encode(Operation operation, Object query, List<String> anchor) {
        List<byte[]> parts = anchor.stream()
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toList();
        ByteBuffer buffer = ByteBuffer.allocate(DIGEST_BYTES
                + parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum());
        buffer.put(digest(operation, query));
        parts.forEach(part -> buffer.putInt(part.length).put(part));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    /**
     * The anchor of a cursor.
     *
     * @param parts how many parts the anchor has
     * @throws InvalidArgumentException when it is not a cursor of that list and query
     */
    public static List<String> decode(String cursor, Operation operation, Object query, int parts) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            byte[] digest = new byte[DIGEST_BYTES];
            buffer.get(digest);
            List<String> anchor = new ArrayList<>();
            while (buffer.hasRemaining()) {
                int length = buffer.getInt();
                if (length < 0 || length > buffer.remaining()) {
                    throw new IllegalArgumentException("part longer than the cursor");
                }
                byte[] part = new byte[length];
                buffer.get(part);
                anchor.add(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(part))
                        .toString());
            }
            if (anchor.size() == parts && Arrays.equals(digest, digest(operation, query))) {
                return anchor;
            }
        } catch (IllegalArgumentException | BufferUnderflowException | CharacterCodingException e) {
            throw foreign(operation);
        }
        throw foreign(operation);
    }

    private static InvalidArgumentException foreign(Operation operation) {
        return new InvalidArgumentException(
                operation,
                List.of(new io.ostiary.Violation(
                        "cursor", "is not a cursor of this list and query; start without one")));
    }

    private static byte[] digest(Operation operation, Object query) {
        return Arrays.copyOf(Sha256.of(operation.id() + '\n' + query), DIGEST_BYTES);
    }
}
