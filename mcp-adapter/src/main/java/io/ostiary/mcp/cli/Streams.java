package io.ostiary.mcp.cli;

import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.util.Map;
import picocli.CommandLine;

/**
 * What the commands get of the process around them, handed to each that asks for it in its constructor.
 *
 * @param environment the environment variables
 * @param out the real standard output: results, or nothing but protocol messages
 * @param err where everything else goes
 */
record Streams(Map<String, String> environment, PrintStream out, PrintStream err) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Streams.class) {
                return type.cast(constructor.newInstance(this));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
