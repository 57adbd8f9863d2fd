package io.ostiary.emailtemplate;

import io.ostiary.Violations;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stands for variables in a preview, instead of their samples.
 *
 * @param variables one line of at most 2,048 characters by the name of each variable, at most {@value #MAX}
 */
public record SampleValues(Map<String, String> variables) {
    /** The most variables that can be named. */
    public static final int MAX = 50;

    /** Every variable keeps its sample. */
    public static final SampleValues NONE = new SampleValues(Map.of());

    /**
     * Copies the map, in its order.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public SampleValues {
        var violations = new Violations().require(variables.size() <= MAX, "variables", "must name at most " + MAX);
        variables.forEach(
                (name, value) -> violations.line("variables", name, 1, 100).line("variables." + name, value, 0, 2048));
        violations.throwIfAny();
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }
}
