package io.colophon.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.colophon.command.Command;
import io.colophon.contract.DomainEvent;
import io.colophon.eventstore.json.EventType;
import io.colophon.eventstore.projection.Projector;
import io.colophon.web.openapi.Described;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The house, as law. A rule that must be broken is changed here, with the reason. */
@AnalyzeClasses(
        packages = "io.colophon",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTestJars.class})
class ArchitectureTest {

    /** Tests of the store are a jar of their own, which others' tests use. */
    static final class WithoutTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule the_command_side_never_sees_the_query_side = noClasses()
            .that()
            .resideInAPackage("io.colophon.command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.colophon.query..")
            .because("a decision on a view is a decision on yesterday's state");

    @ArchTest
    static final ArchRule the_query_side_never_sees_the_command_side = noClasses()
            .that()
            .resideInAPackage("io.colophon.query..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.colophon.command..")
            .because("sides meet through events only, so that each can run on a node of its own");

    @ArchTest
    static final ArchRule features_of_the_query_side_meet_through_events_only = slices().matching(
                    "io.colophon.query.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    resideInAnyPackage("io.colophon.query.."), resideInAnyPackage("io.colophon.query.mongo.."))
            .because("a view that reads another's tables can't be rebuilt alone");

    @ArchTest
    static final ArchRule the_event_store_knows_nothing_of_books = noClasses()
            .that()
            .resideInAPackage("io.colophon.eventstore..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.colophon.contract..",
                    "io.colophon.web..",
                    "io.colophon.command..",
                    "io.colophon.query..",
                    "org.springframework..")
            .because("it could be published on its own");

    @ArchTest
    static final ArchRule decisions_are_pure = noClasses()
            .that()
            .implement(Command.class)
            .should()
            .dependOnClassesThat(resideInAnyPackage("reactor..", "org.springframework..", "io.r2dbc..", "java.sql..")
                    .or(JavaClass.Predicates.type(java.time.Clock.class)))
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .because("a decision is made again when a race is lost, and must come out the same on the same events");

    @ArchTest
    static final ArchRule only_projectors_write_views = noClasses()
            .that(simpleNameEndingWith("Queries").or(simpleNameEndingWith("Reads")))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.colophon.eventstore.projection.ViewSession$Null")
            .orShould()
            .callMethod(io.colophon.eventstore.projection.ViewSession.class, "run", String.class, Object[].class)
            .because("a view is what its projector makes of the log, and nothing else");

    @ArchTest
    static final ArchRule only_the_store_appends = noClasses()
            .that()
            .resideOutsideOfPackages("io.colophon.eventstore..", "io.colophon.standalone..", "io.colophon.benchmarks..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.colophon.eventstore.AppendCommitter")
            .because("what is appended went through a decision on its boundary");

    @ArchTest
    static final ArchRule events_are_records_with_a_stable_name = classes()
            .that()
            .implement(DomainEvent.class)
            .and()
            .areNotInterfaces()
            .should()
            .beRecords()
            .andShould()
            .beAnnotatedWith(EventType.class)
            .because("what is stored is read by its name for ever; golden files guard its shape");

    @ArchTest
    static final ArchRule nobody_blocks = noClasses()
            .that(not(resideInAnyPackage("io.colophon.standalone..", "io.colophon.benchmarks..")))
            .should(call("reactor.core.publisher", "block", 0))
            .because("a blocked event loop stops every request on it");

    @ArchTest
    static final ArchRule every_subscription_handles_its_failure = noClasses()
            .should(call("reactor.core.publisher", "subscribe", 0))
            .orShould(call("reactor.core.publisher", "subscribe", 1))
            .because("a failure nobody takes is a swallowed one");

    @ArchTest
    static final ArchRule names_say_what_things_are = noClasses()
            .should()
            .haveNameMatching(".*(Service|Impl|Manager|Util|Utils|Helper|Dto|Mapper)")
            .orShould()
            .haveNameMatching(".*\\.Abstract[A-Z].*")
            .because("these words say nothing");

    @ArchTest
    static final ArchRule controllers_are_apis_or_queries = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .haveNameMatching(".*(Api|Queries)")
            .because("what changes things is an Api, what reads them Queries");

    @ArchTest
    static final ArchRule every_route_is_described = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .should()
            .beAnnotatedWith(Described.class)
            .because("the document of the API names every route");

    @ArchTest
    static final ArchRule projectors_live_on_the_query_side = classes()
            .that()
            .implement(Projector.class)
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .should()
            .resideInAPackage("io.colophon.query..");

    @ArchTest
    static final ArchRule no_field_injection = noMethods()
            .should()
            .beAnnotatedWith(org.springframework.beans.factory.annotation.Autowired.class)
            .because("what a class needs stands in its constructor");

    /** Calls of a method of Reactor's publishers by name and number of parameters. */
    private static ArchCondition<JavaClass> call(String packageName, String method, int parameters) {
        return new ArchCondition<>("call " + method + " with " + parameters + " parameters") {
            @Override
            public void check(JavaClass checked, ConditionEvents events) {
                checked.getMethodCallsFromSelf().stream()
                        .filter(found -> found.getTarget().getName().equals(method)
                                && found.getTargetOwner().getPackageName().equals(packageName)
                                && found.getTarget().getRawParameterTypes().size() == parameters)
                        .forEach(found -> events.add(SimpleConditionEvent.satisfied(found, found.getDescription())));
            }
        };
    }
}
