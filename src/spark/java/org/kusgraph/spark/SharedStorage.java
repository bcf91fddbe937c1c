package org.kusgraph.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** How to reach the file systems of Hadoop, as the driver knows it, for the executors to reach them alike. */
final class SharedStorage implements Serializable {
    private final TreeMap<String, String> settings = new TreeMap<>();

    SharedStorage(Configuration configuration) {
        configuration.forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
    }

    /** The file system of a path. Files of checksums beside the files of a local one would be taken for results. */
    FileSystem of(Path path) throws IOException {
        Configuration configuration = new Configuration(false);
        settings.forEach(configuration::set);
        FileSystem system = path.getFileSystem(configuration);
        system.setWriteChecksum(false);
        return system;
    }

    /** How people write the address of a file: without the scheme where it is of this machine. */
    static String shown(Path path) {
        return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
    }
}
