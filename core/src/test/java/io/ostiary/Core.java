package io.ostiary;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;

/** The classes of this module, as ArchUnit sees them. */
final class Core {
    private static final JavaClasses CLASSES = of(Operation.class);
    private static final JavaClasses TESTS = of(Core.class);

    private Core() {}

    /** What users get. */
    static JavaClasses classes() {
        return CLASSES;
    }

    /** The tests, the conformance kit among them. */
    static JavaClasses tests() {
        return TESTS;
    }

    private static JavaClasses of(Class<?> member) {
        return new ClassFileImporter()
                .importUrls(List.of(member.getProtectionDomain().getCodeSource().getLocation()));
    }
}
