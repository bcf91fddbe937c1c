package org.kusgraph.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.kusgraph.ConvertedDocuments;

/** The folder that a conversion writes. While it is being written nothing in it says that it is whole. */
final class OutputFolder {
    private static final Pattern OURS = Pattern.compile("part-[0-9]+\\.nq\\.gz|documents\\.tsv|problems\\.txt|"
            + ConvertedDocuments.MARKER + "|" + Pattern.quote(PartWriter.ATTEMPT) + ".*");

    private final Path folder;
    private final FileSystem system;

    OutputFolder(Path folder, SharedStorage storage) throws IOException {
        this.folder = folder;
        this.system = storage.of(folder);
    }

    Path path() {
        return folder;
    }

    /**
     * Looks whether the folder is for a conversion.
     *
     * @throws IOException if there is anything else in it
     */
    void check() throws IOException {
        for (FileStatus entry : entries()) {
            if (entry.isDirectory() || !OURS.matcher(entry.getPath().getName()).matches()) {
                throw new IOException(SharedStorage.shown(entry.getPath())
                        + ": this is not of a conversion, and the folder has to be for one alone; name another folder");
            }
        }
    }

    private FileStatus[] entries() throws IOException {
        return system.exists(folder) ? system.listStatus(folder) : new FileStatus[0];
    }

    /** Removes what an earlier conversion has left: first what says that it is whole. */
    void begin() throws IOException {
        check();
        system.mkdirs(folder);
        system.delete(new Path(folder, ConvertedDocuments.MARKER), false);
        for (FileStatus entry : entries()) {
            system.delete(entry.getPath(), false);
        }
    }

    /** Writes a report. */
    PartWriter.Part write(String name, String text) throws IOException {
        PartWriter.Written written = new PartWriter.Written(system.create(new Path(folder, name), true));
        try (written) {
            written.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return new PartWriter.Part(name, written.sha256(), 0);
    }

    /** Says, in one step, that the folder is whole and what belongs to it. */
    void finish(List<PartWriter.Part> parts) throws IOException {
        StringBuilder marker = new StringBuilder();
        parts.forEach(part -> marker.append(ConvertedDocuments.line(part.sha256(), part.name())));
        String attempt = PartWriter.ATTEMPT + ConvertedDocuments.MARKER;
        PartWriter.Part unused = write(attempt, marker.toString());
        for (FileStatus entry : system.listStatus(folder)) {
            String name = entry.getPath().getName();
            if (name.startsWith(PartWriter.ATTEMPT) && !name.equals(attempt)) {
                system.delete(entry.getPath(), false);
            }
        }
        if (!system.rename(new Path(folder, attempt), new Path(folder, ConvertedDocuments.MARKER))) {
            throw new IOException(
                    folder + ": the file " + ConvertedDocuments.MARKER + " could not be put into its place");
        }
    }
}
