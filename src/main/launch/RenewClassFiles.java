import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Renews the jars in a folder whose class files are older than Java 6, as picocli's are: no archive of classes can hold those,
 * because Java verifies them in another way, and to read and verify them is a good part of a start. What they do stays as it is.
 *
 * <p>The launcher runs it before a training run, as {@code java RenewClassFiles.java FOLDER}, with a JDK of 24 or newer.
 */
final class RenewClassFiles {
    private static final int OLDEST_IN_ARCHIVES = ClassFile.JAVA_6_VERSION;

    private RenewClassFiles() {}

    public static void main(String[] arguments) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                if (isOld(jar)) {
                    renew(jar);
                }
            }
        }
    }

    private static boolean isOld(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            // All classes of a jar come from one compiler, but for those in META-INF.
            Optional<JarEntry> first =
                    jar.stream().filter(RenewClassFiles::isClass).findFirst();
            return first.isPresent() && version(read(jar, first.get())) < OLDEST_IN_ARCHIVES;
        }
    }

    private static void renew(Path file) throws IOException {
        Path renewed = file.resolveSibling(file.getFileName() + ".renewed");
        try (JarFile jar = new JarFile(file.toFile());
                URLClassLoader classes =
                        new URLClassLoader(new URL[] {file.toUri().toURL()});
                JarOutputStream output = new JarOutputStream(Files.newOutputStream(renewed))) {
            ClassFile classFile = ClassFile.of(
                    StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)
                            .orElse(ClassHierarchyResolver.defaultResolver())));
            for (JarEntry entry : jar.stream().toList()) {
                byte[] content = read(jar, entry);
                JarEntry same = new JarEntry(entry.getName());
                same.setTime(entry.getTime());
                output.putNextEntry(same);
                output.write(
                        isClass(entry) && version(content) < OLDEST_IN_ARCHIVES
                                ? renewed(classFile, content)
                                : content);
                output.closeEntry();
            }
        }
        Files.move(renewed, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        System.out.println("renewed " + file.getFileName());
    }

    /** The same class with frames for today's verification; or as it was, should they be wrong. */
    private static byte[] renewed(ClassFile classFile, byte[] old) {
        byte[] renewed = classFile.transformClass(
                classFile.parse(old),
                ClassTransform.dropping(ClassFileVersion.class::isInstance)
                        .andThen(ClassTransform.endHandler(builder -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0)))
                        .andThen(ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element))));
        return classFile.verify(renewed).isEmpty() ? renewed : old;
    }

    private static boolean isClass(JarEntry entry) {
        return entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/");
    }

    private static byte[] read(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream input = jar.getInputStream(entry)) {
            return input.readAllBytes();
        }
    }

    /** The major version that stands in the eighth byte and the one before. */
    private static int version(byte[] classFile) {
        return (classFile[6] & 0xff) << 8 | classFile[7] & 0xff;
    }
}
