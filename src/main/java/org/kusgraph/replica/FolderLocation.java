package org.kusgraph.replica;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder that this machine sees, its own or one that machines share. */
record FolderLocation(Path folder) implements Location {

    @Override
    public Part open(String path, long offset) throws IOException {
        Path file = folder.resolve(path);
        // A link could lead anywhere, and a pipe could keep its reader waiting for ever.
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new LocationException(shown(path), Files.exists(file) ? "is not a file" : "is missing");
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            return new Part(offset, Channels.newInputStream(channel.position(offset)));
        } catch (IOException e) {
            throw new LocationException(shown(path), "cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public String shown(String path) {
        return folder.resolve(path).toString();
    }
}
