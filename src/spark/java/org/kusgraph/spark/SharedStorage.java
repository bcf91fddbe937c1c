package org.kusgraph.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.util.VersionInfo;

/** How to reach the file systems of Hadoop, as the driver knows it, for the executors to reach them alike. */
final class SharedStorage implements Serializable {
    private final TreeMap<String, String> settings = new TreeMap<>();

    SharedStorage(Configuration configuration) {
        configuration.forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
    }

    /**
     * The file system of a path. Files of checksums beside the files of a local one would be taken for results.
     *
     * @throws IOException if it cannot be reached, or its connector is not on the class path
     */
    FileSystem of(Path path) throws IOException {
        Configuration configuration = new Configuration(false);
        settings.forEach(configuration::set);
        FileSystem system = connected(path, configuration);
        system.setWriteChecksum(false);
        return system;
    }

    private static FileSystem connected(Path path, Configuration configuration) throws IOException {
        try {
            return path.getFileSystem(configuration);
        } catch (UnsupportedFileSystemException e) {
            throw withoutConnector(path, e);
        } catch (RuntimeException e) {
            // So Hadoop tells of a file system that it knows by name only.
            if (e.getCause() instanceof ClassNotFoundException) {
                throw withoutConnector(path, e);
            }
            throw e;
        }
    }

    private static IOException withoutConnector(Path path, Exception cause) {
        return new IOException(
                path + ": Hadoop has no connector for '" + path.toUri().getScheme()
                        + ":' here; add its library, for s3a with: spark-submit --packages org.apache.hadoop:hadoop-aws:"
                        + VersionInfo.getVersion(),
                cause);
    }

    /** How people write the address of a file: without the scheme where it is of this machine. */
    static String shown(Path path) {
        return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
    }
}
