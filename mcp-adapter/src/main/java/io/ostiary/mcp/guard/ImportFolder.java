package io.ostiary.mcp.guard;

import io.ostiary.InvalidArgumentException;
import io.ostiary.NotConfiguredException;
import io.ostiary.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The one folder that imports may read: regular files whose real path, links followed, lies inside it. */
public final class ImportFolder {
    private static final long MAX_BYTES = 256L << 20;

    private final @Nullable Path folder;

    /**
     * A folder.
     *
     * @param folder the folder, or null when the operator configured none
     */
    public ImportFolder(@Nullable Path folder) {
        this.folder = folder;
    }

    /**
     * The file of that name.
     *
     * @param name a path relative to the folder
     * @throws NotConfiguredException when there is no folder
     * @throws InvalidArgumentException when there is no such regular file inside it, or it is over 256 MiB
     */
    public Path file(String name) {
        if (folder == null) {
            throw new NotConfiguredException(
                    Operation.IMPORT_USERS, "the import folder", "start the server with --import-dir FOLDER");
        }
        try {
            Path root = folder.toRealPath();
            Path file = root.resolve(name).toRealPath();
            if (!file.startsWith(root) || !Files.isRegularFile(file)) {
                throw outside();
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new InvalidArgumentException("file", "must be at most 256 MiB");
            }
            return file;
        } catch (IOException | InvalidPathException e) {
            throw outside();
        }
    }

    /** One answer for what is outside and what is not there: the folder's surroundings are nobody's business. */
    private static InvalidArgumentException outside() {
        return new InvalidArgumentException("file", "must be a file inside the folder that the operator configured");
    }
}
