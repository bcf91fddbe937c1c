package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class ProgramTest {
    @Test
    void aCommandPrintsItsDataAndItsExitCodeIsThatOfTheProgram() {
        assertThat(run("greet", "김")).isEqualTo(new Outcome(0, "Hello 김 at port 3030\n", ""));
        assertThat(run("greet", "김", "--code", "1").code()).isEqualTo(ExitCode.INPUT);
    }

    @Test
    void anOptionCanBeGivenByTheEnvironmentAndTheCommandLineWins() {
        Map<String, String> environment = Map.of("KUS_FIRST_PORT", "4040");

        assertThat(run(environment, "greet", "a").data()).isEqualTo("Hello a at port 4040\n");
        assertThat(run(environment, "greet", "a", "--first-port=5050").data()).isEqualTo("Hello a at port 5050\n");
    }

    @Test
    void anEmptyVariableSaysNothingAndNoVariableAsksForHelp() {
        assertThat(run(Map.of("KUS_FIRST_PORT", "", "KUS_HELP", "true"), "greet", "a")
                        .data())
                .isEqualTo("Hello a at port 3030\n");
    }

    @Test
    void aWrongValueFromTheEnvironmentNamesTheVariable() {
        assertThat(run(Map.of("KUS_FIRST_PORT", "many"), "greet", "a").mistake())
                .isEqualTo("kus greet: --first-port takes a whole number of at most 2147483647, not 'many'"
                        + " (taken from the environment variable KUS_FIRST_PORT); 'kus greet --help' tells more\n");
    }

    @Test
    void aMisspeltOptionIsNamedTogetherWithTheRightOne() {
        assertThat(run("greet", "a", "--first-prot=1").mistake())
                .isEqualTo("kus greet: there is no option '--first-prot=1'; did you mean '--first-port'?"
                        + " 'kus greet --help' tells more\n");
    }

    @Test
    void anOptionWithLettersInAnotherOrderIsNamedTogetherWithTheRightOne() {
        assertThat(run("greet", "a", "--frist-port", "1").mistake())
                .isEqualTo("kus greet: there is no option '--frist-port'; did you mean '--first-port'?"
                        + " 'kus greet --help' tells more\n");
    }

    @ParameterizedTest
    @CsvSource({
        "serve, --port, 65536, a whole number from 0 to 65535",
        "serve, --port, http, a whole number from 0 to 65535",
        "serve, --query-seconds, 0, a whole number from 1 to 86400",
        "query, --query-seconds, -5, a whole number from 1 to 86400",
        "check, --max-bytes, 99999999999, a whole number of at most 2147483647",
        "check, --format, xml, 'text, json, sarif or github'",
        "query, --endpoint, ::, URL"
    })
    void aValueThatAnOptionDoesNotTakeIsNamedTogetherWithThoseThatItTakes(
            String command, String option, String value, String taken) {
        CommandRun run = CommandRun.of(command, option + "=" + value);

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.words())
                .isEqualTo("kus " + command + ": " + option + " takes " + taken + ", not '" + value + "'; 'kus "
                        + command + " --help' tells more\n");
    }

    @Test
    void aMissingArgumentIsNamed() {
        assertThat(run("greet").mistake())
                .isEqualTo("kus greet: Missing required parameter: 'NAME'; 'kus greet --help' tells more\n");
    }

    @Test
    void anArgumentTooManyIsNamed() {
        assertThat(run("greet", "a", "b").mistake())
                .isEqualTo("kus greet: there is no place for the argument 'b'; 'kus greet --help' tells more\n");
    }

    @Test
    void anUnknownCommandIsNamedTogetherWithTheRightOne() {
        assertThat(run("gret").mistake())
                .isEqualTo("kus: there is no command 'gret'; did you mean 'greet'? 'kus --help' tells more\n");
    }

    @Test
    void noArgumentsMeanServe() {
        @Command(name = "serve")
        final class Serve implements Callable<Integer> {
            @Override
            public Integer call() {
                return 42;
            }
        }
        assertThat(run(List.of(new Serve()), OutputStream.nullOutputStream(), Map.of())
                        .code())
                .isEqualTo(42);
    }

    @Test
    void helpNamesTheEnvironmentAndGoesToStandardOutput() {
        Outcome help = run("greet", "--help");

        assertThat(help.code()).isZero();
        assertThat(help.data()).startsWith("Usage: kus greet").contains("KUS_SOME_OPTION");
        assertThat(help.words()).isEmpty();
    }

    @Test
    void aFaultOfTheMachineIsOneLineWithoutAStackTrace() {
        Outcome expected = new Outcome(3, "", "kus fail: data/x.json: there is no such file or folder\n");

        assertThat(failing(new NoSuchFileException("data/x.json"))).isEqualTo(expected);
        assertThat(failing(new UncheckedIOException(new NoSuchFileException("data/x.json"))))
                .isEqualTo(expected);
    }

    @Test
    void aFaultOfTheProgramIsShownWhole() {
        Outcome outcome = failing(new IllegalStateException("no such state"));

        assertThat(outcome.code()).isEqualTo(ExitCode.PROGRAM);
        assertThat(outcome.words()).contains("mistake in the program", "no such state", "\tat ");
    }

    @Test
    void aReaderThatHasHadEnoughIsNoFault() {
        assertThat(writingTo("Broken pipe")).isEqualTo(new Outcome(0, "", ""));
    }

    @Test
    void aFullDiskBehindStandardOutputIsAFault() {
        assertThat(writingTo("No space left on device"))
                .isEqualTo(new Outcome(3, "", "kus: standard output: No space left on device\n"));
    }

    private static Outcome writingTo(String complaint) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(complaint);
            }
        };
        return run(List.of(), broken, Map.of(), "--version");
    }

    private static Outcome failing(Exception exception) {
        @Command(name = "fail")
        final class Fail implements Callable<Integer> {
            @Override
            public Integer call() throws Exception {
                throw exception;
            }
        }
        return run(List.of(new Fail()), OutputStream.nullOutputStream(), Map.of(), "fail");
    }

    private static Outcome run(String... arguments) {
        return run(Map.of(), arguments);
    }

    private static Outcome run(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        Outcome outcome = run(List.of(new Greet(data)), data, environment, arguments);
        return new Outcome(outcome.code(), data.toString(StandardCharsets.UTF_8), outcome.words());
    }

    private static Outcome run(
            List<Object> commands, OutputStream data, Map<String, String> environment, String... arguments) {
        StringWriter words = new StringWriter();
        Streams streams = new Streams(
                InputStream.nullInputStream(), new StandardOutput(data), new PrintWriter(words, true), false, false);
        int code = new Program(commands, streams, environment).run(arguments);
        return new Outcome(code, "", words.toString());
    }

    private record Outcome(int code, String data, String words) {
        /** The one line that a mistake on the command line gets. */
        String mistake() {
            assertThat(code).isEqualTo(ExitCode.USAGE);
            assertThat(data).isEmpty();
            return words;
        }
    }

    @Command(name = "greet")
    private static final class Greet implements Callable<Integer> {
        private final OutputStream data;

        @Option(names = "--first-port", defaultValue = "3030")
        private int port;

        @Option(names = "--code")
        private int code;

        @Parameters(paramLabel = "NAME")
        private String name;

        Greet(OutputStream data) {
            this.data = data;
        }

        @Override
        public Integer call() throws IOException {
            data.write("Hello %s at port %d%n".formatted(name, port).getBytes(StandardCharsets.UTF_8));
            return code;
        }
    }
}
