package org.kusgraph.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The least that any reader of JSON does: Jackson finds the tokens of a file, and decodes its texts. */
final class Tokens {
    private Tokens() {}

    /** Reads the file that is named, and prints how many characters its texts have. */
    public static void main(String[] arguments) throws IOException {
        long characters = 0;
        try (JsonParser parser = new JsonFactory()
                .createParser(ObjectReadContext.empty(), Files.newInputStream(Path.of(arguments[0])))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    characters += parser.getString().length();
                }
            }
        }
        System.out.println(characters);
    }
}
