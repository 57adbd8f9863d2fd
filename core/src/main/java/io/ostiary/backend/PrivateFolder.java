package io.ostiary.backend;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A folder for files that nobody but their owner may read. */
public final class PrivateFolder {
    private static final FileAttribute<?> OF_FOLDER = ownerOnly("rwx------");
    private static final FileAttribute<?> OF_FILE = ownerOnly("rw-------");

    private final Path path;

    /** The folder at that place, which need not be there yet. */
    public PrivateFolder(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /** Where it is, absolute. */
    public Path path() {
        return path;
    }

    /**
     * Makes it, and what leads to it, for its owner only; does nothing where it is there, whoever may use it then.
     *
     * @throws IOException when it cannot be made
     * @throws UnsupportedOperationException when the file system knows no owners
     */
    public void make() throws IOException {
        Files.createDirectories(path, OF_FOLDER);
    }

    /** What is allowed to whom in it. */
    public Set<PosixFilePermission> permissions() throws IOException {
        return Files.getPosixFilePermissions(path);
    }

    /**
     * Writes a new file that only its owner can read and write.
     *
     * @return the file
     * @throws java.nio.file.FileAlreadyExistsException when there is one, or a link, of that name
     * @throws IOException when it cannot be written
     */
    public Path write(String name, ByteBuffer content) throws IOException {
        Path file = path.resolve(name);
        try (var channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                OF_FILE)) {
            while (content.hasRemaining()) {
                int unused = channel.write(content);
            }
        }
        return file;
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static FileAttribute<?> ownerOnly(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
