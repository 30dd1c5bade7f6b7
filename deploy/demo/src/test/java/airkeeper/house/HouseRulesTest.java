package airkeeper.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules of the house, over all modules at once. */
class HouseRulesTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("airkeeper");

    /** Each module's root package: its domain. */
    private static final List<String> ROOTS = List.of(
            "airkeeper.wire",
            "airkeeper.sensor",
            "airkeeper.purifier",
            "airkeeper.node",
            "airkeeper.dashboard",
            "airkeeper.demo");

    /** Not technologies: parts of the wire that its other packages may use. */
    private static final Set<String> SHARED =
            Set.of("airkeeper.wire.settings", "airkeeper.wire.time", "airkeeper.wire.json");

    @Test
    void allModulesAreSeen() {
        for (String root : ROOTS) {
            classes()
                    .that()
                    .resideInAPackage(root)
                    .should()
                    .haveNameMatching(".*")
                    .allowEmptyShould(false)
                    .check(ALL);
        }
    }

    @Test
    void aRootPackageDoesNotKnowItsTechnologies() {
        classes()
                .that()
                .resideInAnyPackage(ROOTS.toArray(String[]::new))
                .and()
                .doNotHaveSimpleName("Main")
                .and(notNestedIn("Main"))
                .and()
                .doNotHaveSimpleName("HistoryMain")
                .and(notNestedIn("HistoryMain"))
                .and()
                .doNotHaveFullyQualifiedName("airkeeper.demo.Show")
                .should(dependOnNo("a sub-package of their own root", (from, to) -> {
                    String root = from.getPackageName();
                    return to.getPackageName().startsWith(root + ".");
                }))
                .check(ALL);
    }

    @Test
    void technologiesDoNotKnowEachOther() {
        classes()
                .should(dependOnNo("a sibling package", (from, to) -> {
                    String own = from.getPackageName();
                    String other = to.getPackageName();
                    String root = rootOf(own);
                    return !own.equals(root)
                            && other.startsWith(root + ".")
                            && !other.equals(own)
                            && !other.startsWith(own + ".")
                            && !SHARED.contains(other);
                }))
                .check(ALL);
    }

    @Test
    void nodesKnowTheWireAndNotEachOther() {
        List<String> nodes = List.of("airkeeper.sensor", "airkeeper.purifier", "airkeeper.dashboard");
        for (String node : nodes) {
            String[] others = nodes.stream()
                    .filter(n -> !n.equals(node))
                    .map(n -> n + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(node + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(ALL);
        }
        noClasses()
                .that()
                .resideInAPackage("airkeeper.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "airkeeper.sensor..",
                        "airkeeper.purifier..",
                        "airkeeper.node..",
                        "airkeeper.dashboard..",
                        "airkeeper.demo..")
                .check(ALL);
    }

    @Test
    void eachLibraryHasItsPackage() {
        onlyIn("org.eclipse.paho..", "airkeeper.wire.mqtt");
        onlyIn("com.pi4j..", "airkeeper.purifier.pi", "airkeeper.sensor.pi");
        onlyIn("com.fazecast..", "airkeeper.sensor.pi");
        onlyIn("org.sqlite..", "airkeeper.dashboard.sqlite");
        onlyIn("org.postgresql..", "airkeeper.dashboard.postgres");
        onlyIn("java.sql..", "airkeeper.dashboard.sqlite", "airkeeper.dashboard.postgres");
        onlyIn("com.password4j..", "airkeeper.dashboard.web");
        onlyIn("jakarta.mail..", "airkeeper.dashboard.mail");
        onlyIn("io.prometheus..", "airkeeper.dashboard.web");
    }

    private static void onlyIn(String library, String... homes) {
        noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library)
                .check(ALL);
    }

    @Test
    void decisionsHaveNoClockNoThreadAndNoLog() {
        noClasses()
                .that()
                .haveNameMatching("airkeeper\\.purifier\\.(Control|State|Rules|Event|Verdict|Order|KeptOrder|Filter"
                        + "|Air|Surroundings|WallClock|Thresholds?|Hysteresis|Pick|Locks|MaximumRun|Blindness"
                        + "|QuietHours|Outdoor|Sentences)(\\$.*)?")
                .or()
                .haveNameMatching("airkeeper\\.sensor\\.(Judge|Steadiness)(\\$.*)?")
                .or()
                .haveNameMatching("airkeeper\\.wire\\.doctor\\.(Examination|CertificateAge)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "org\\.slf4j\\..*|java\\.lang\\.Thread|java\\.util\\.concurrent\\..*|airkeeper\\.wire\\.time\\..*|airkeeper\\.wire\\.Link")
                .check(ALL);
    }

    @Test
    void everyNowComesFromTime() {
        noClasses()
                .that()
                .resideOutsideOfPackages("airkeeper.wire.time", "airkeeper.wire.mqtt")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(ALL);
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .that()
                .resideOutsideOfPackage("airkeeper.wire.mqtt")
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .check(ALL);
    }

    @Test
    void namesAreOfTheField() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Abstract[A-Z].*|Base|Manager|Helper|Utils?|Common|Service|Factory|Builder)")
                .check(ALL);
    }

    @Test
    void nothingPrintsAStackByItself() {
        noClasses().should().callMethod(Throwable.class, "printStackTrace").check(ALL);
    }

    @Test
    void publicMethodsTakeNoBooleans() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(DescribedPredicate.describe("are our own", HouseRulesTest::isOurOwn))
                .should(takeNoBoolean())
                .check(ALL);
    }

    /** Records have components, and a class that extends a library's has to take what that takes. */
    private static boolean isOurOwn(JavaClass type) {
        boolean extendsForeign = type.getRawSuperclass()
                .map(parent -> !parent.getName().startsWith("airkeeper") && !parent.isEquivalentTo(Object.class))
                .orElse(false);
        boolean implementsForeign = type.getRawInterfaces().stream()
                .anyMatch(parent -> !parent.getName().startsWith("airkeeper"));
        return !extendsForeign && !implementsForeign && !type.isRecord();
    }

    private static ArchCondition<JavaMethod> takeNoBoolean() {
        return new ArchCondition<>("take no boolean") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(boolean.class))) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                }
            }
        };
    }

    private interface Forbidden {
        boolean is(JavaClass from, JavaClass to);
    }

    private static ArchCondition<JavaClass> dependOnNo(String what, Forbidden forbidden) {
        return new ArchCondition<>("depend on no class in " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    if (forbidden.is(type, dependency.getTargetClass())) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static DescribedPredicate<JavaClass> notNestedIn(String simpleName) {
        return DescribedPredicate.describe(
                "are not nested in " + simpleName, type -> !type.getName().contains("." + simpleName + "$"));
    }

    private static String rootOf(String packageName) {
        String[] levels = packageName.split("\\.", -1);
        return levels.length < 2 ? packageName : levels[0] + "." + levels[1];
    }
}
