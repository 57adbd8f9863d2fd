package io.ostiary.mcp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.ostiary.Secret;
import io.ostiary.mcp.guard.SecretSink;

/** Who may know whom. */
@AnalyzeClasses(packages = "io.ostiary.mcp", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_SDK_AND_THE_WEB_SERVER_STAY_IN_ONE_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackage("io.ostiary.mcp.sdk..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.modelcontextprotocol..", "org.eclipse.jetty..", "jakarta.servlet..", "reactor..");

    @ArchTest
    static final ArchRule NO_BACKEND_IS_KNOWN =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("io.ostiary.memory..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.ostiary.mcp.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule TOOLS_AND_GUARDS_DO_NOT_KNOW_HOW_THEY_ARE_SERVED = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.ostiary.mcp", "io.ostiary.mcp.tool..", "io.ostiary.mcp.guard..", "io.ostiary.mcp.binding..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.ostiary.mcp.sdk..", "io.ostiary.mcp.cli..", "io.ostiary.mcp.demo..");

    @ArchTest
    static final ArchRule THE_PROTOCOL_KNOWS_NOTHING = noClasses()
            .that()
            .resideInAPackage("io.ostiary.mcp.protocol..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "io.ostiary.mcp.protocol..", "org.jspecify..");

    @ArchTest
    static final ArchRule ONLY_THE_SINK_REVEALS_SECRETS =
            noClasses().that().doNotBelongToAnyOf(SecretSink.class).should().callMethod(Secret.class, "reveal");

    @ArchTest
    static final ArchRule STANDARD_OUTPUT_IS_TOUCHED_BY_THE_COMMAND_LINE_ONLY = noClasses()
            .that()
            .resideOutsideOfPackage("io.ostiary.mcp.cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule NOBODY_ENDS_THE_PROCESS_BUT_MAIN = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.ostiary.mcp.cli.Ostiary")
            .should()
            .callMethod(System.class, "exit", int.class);
}
