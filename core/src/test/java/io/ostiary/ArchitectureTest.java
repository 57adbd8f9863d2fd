package io.ostiary;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.ostiary.conformance.ConformanceKit;
import io.ostiary.conformance.Needs;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void coreKnowsNothingButTheJdkAndJspecify() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "io.ostiary..", "org.jspecify.annotations..")
                .check(Core.classes());
    }

    @Test
    void coreDoesNotGoOverTheNetworkOrToADatabase() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "java.sql..", "java.util.logging..")
                .check(Core.classes());
    }

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                        return SliceIdentifier.of(javaClass.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(Core.classes());
    }

    @Test
    void theVocabularyDependsOnNothing() {
        classes()
                .that()
                .resideInAPackage("io.ostiary")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.ostiary", "org.jspecify.annotations..")
                .check(Core.classes());
    }

    @Test
    void secretsAreRevealedWhereListedOnly() {
        Set<String> callers = Core.classes().get(Secret.class).getMethod("reveal").getCallsOfSelf().stream()
                .map(call -> call.getOrigin().getFullName())
                .collect(Collectors.toSet());

        assertThat(callers)
                .containsExactlyInAnyOrder(
                        "io.ostiary.apikey.ApiKeyCredential.parse(io.ostiary.Secret)",
                        "io.ostiary.apikey.ApiKeyCredential.toSecret()",
                        "io.ostiary.provider.AppleKey.parse(io.ostiary.Secret)",
                        "io.ostiary.user.PasswordHash.parse(io.ostiary.Secret)");
    }

    @Test
    void nothingPrintsToTheConsole() {
        noClasses().should().accessField(System.class, "out").check(Core.classes());
        noClasses().should().accessField(System.class, "err").check(Core.classes());
        noClasses().should().accessField(System.class, "out").check(Core.tests());
        noClasses().should().accessField(System.class, "err").check(Core.tests());
    }

    @Test
    void noTestSleepsOrIsSkipped() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(Core.tests());
        noClasses().should().beAnnotatedWith(Disabled.class).check(Core.tests());
        methods().should().notBeAnnotatedWith(Disabled.class).check(Core.tests());
        noClasses()
                .that()
                .doNotBelongToAnyOf(ArchitectureTest.class)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Assumptions.class, org.assertj.core.api.Assumptions.class)
                .check(Core.tests());
    }

    @Test
    void noContractTestCanBeOverridden() {
        methods()
                .that()
                .areAnnotatedWith(Needs.class)
                .should()
                .bePackagePrivate()
                .check(Core.tests());
        classes()
                .that()
                .haveSimpleNameEndingWith("Contract")
                .and()
                .resideInAPackage("..conformance")
                .should()
                .bePackagePrivate()
                .check(Core.tests());
    }

    @Test
    void everyContractIsAttachedToTheEntryClass() {
        Set<String> written = Core.tests().stream()
                .filter(type -> type.getSimpleName().endsWith("Contract"))
                .filter(type -> !type.getSimpleName().equals("Contract"))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());

        assertThat(ConformanceKit.contracts()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void everyOperationIsNeededByAContract() {
        assertThat(ConformanceKit.operations())
                .containsExactlyInAnyOrderElementsOf(java.util.Arrays.stream(Operation.values())
                        .filter(Operation::hasPort)
                        .toList());
    }
}
