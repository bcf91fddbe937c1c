package org.kusgraph.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One builder's hold on a store, or on another folder. The machine takes it back when the builder's process ends, however it ends. */
public final class BuildLock {
    private final FileChannel channel;
    /** Java forgets a lock that nothing refers to, and would let a second builder of this process in. */
    private final FileLock lock;

    private BuildLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the lock of a folder.
     *
     * @param folder a folder, which gets a file for it
     * @throws StoreInUseException if another has it, in this process or another
     */
    public static BuildLock take(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new BuildLock(channel, lock);
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this program builds; for the caller it is the same.
        }
        channel.close();
        throw new StoreInUseException(folder);
    }

    /** Lets another take it. */
    public void release() throws IOException {
        lock.release();
        channel.close();
    }
}
