package io.ostiary.mcp.guard;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotConfiguredException;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.backend.PrivateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where new secrets go instead of into a result that a model reads: one file per delivery, readable by its owner only,
 * never overwritten, in one folder. The result names the file and a handle, which later calls take in place of the
 * secret.
 */
public final class SecretSink {
    private static final Pattern HANDLE = Pattern.compile("secret:([A-Za-z0-9_-]{22})/([a-z_]{1,40})");

    private final PrivateFolder folder;
    private final SecureRandom random = new SecureRandom();
    private final ObjectMapper json = new ObjectMapper();

    /**
     * A sink.
     *
     * @param folder where the files go; made, for its owner only, when the first secret comes
     */
    public SecretSink(Path folder) {
        this.folder = new PrivateFolder(folder);
    }

    /**
     * Where secrets were put.
     *
     * @param file the file that holds them as a JSON object
     * @param handles for each name, what stands for the secret in later calls
     */
    public record Delivery(Path file, Map<String, String> handles) {
        /** Copies the handles. */
        public Delivery {
            handles = Map.copyOf(handles);
        }
    }

    /**
     * Makes sure that a secret could be written now, before one is minted that could then not be delivered.
     *
     * @throws NotConfiguredException when the folder cannot be made or written, or others may write in it
     */
    public void requireReady(Operation operation) {
        try {
            folder.make();
            boolean shared = folder.permissions().stream()
                    .anyMatch(Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE)::contains);
            if (!shared && Files.isWritable(folder.path())) {
                return;
            }
        } catch (IOException e) {
            throw notReady(operation);
        }
        throw notReady(operation);
    }

    private NotConfiguredException notReady(Operation operation) {
        return new NotConfiguredException(
                operation,
                "a folder for new secrets that its owner alone can write",
                "make " + folder + " one, or choose another with --secrets-dir");
    }

    /** Writes the secrets to a new file. */
    public Delivery put(Map<String, Secret> secrets) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        Map<String, String> revealed = new LinkedHashMap<>();
        Map<String, String> handles = new LinkedHashMap<>();
        secrets.forEach((key, secret) -> {
            revealed.put(key, secret.reveal());
            handles.put(key, "secret:" + name + "/" + key);
        });
        try {
            folder.make();
            byte[] content = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(revealed);
            return new Delivery(folder.write(name + ".json", ByteBuffer.wrap(content)), handles);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a secret to " + folder, e);
        }
    }

    /**
     * The secret that an argument means: the one behind a handle, or the argument itself.
     *
     * @throws InvalidArgumentException when it looks like a handle and nothing is behind it
     */
    public Secret resolve(String field, Secret argument) {
        if (!argument.reveal().startsWith("secret:")) {
            return argument;
        }
        Matcher handle = HANDLE.matcher(argument.reveal());
        if (handle.matches()) {
            try {
                Object value = json.readValue(
                                Files.readAllBytes(folder.path().resolve(handle.group(1) + ".json")), Map.class)
                        .get(handle.group(2));
                if (value instanceof String text) {
                    return Secret.of(text);
                }
            } catch (IOException e) {
                throw unknown(field);
            }
        }
        throw unknown(field);
    }

    private static InvalidArgumentException unknown(String field) {
        return new InvalidArgumentException(field, "is a handle that nothing is behind");
    }
}
