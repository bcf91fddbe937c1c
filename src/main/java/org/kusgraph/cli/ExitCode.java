package org.kusgraph.cli;

/** What the program's exit code tells the caller: who has to act. */
final class ExitCode {
    /** The command did what it was asked. */
    static final int DONE = 0;

    /** The input (a document, a query, the ontology) has to be mended. */
    static final int INPUT = 1;

    /** The command line, or a {@code KUS_} environment variable, has to be written differently. */
    static final int USAGE = 2;

    /** The machine has to be mended: a file, a port, the network, the memory. */
    static final int ENVIRONMENT = 3;

    /** The program itself has to be mended; the number is EX_SOFTWARE of sysexits.h. */
    static final int PROGRAM = 70;

    private ExitCode() {}
}
