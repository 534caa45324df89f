package dev.tributary.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * No service is left out of {@link RoleTableTest}: every public method of the engine that is told who asks has a row there,
 * and what a service with such methods tells without asking who is written down here, with the reason.
 */
class EveryServiceTest {
    private static final Set<String> WHO = Set.of("actor", "agent");

    /** Not services: they are what services ask. */
    private static final Set<String> PORTS = Set.of("Permissions", "Departure", "Roster");

    /** Rows whose first word is not the end of the service's name. */
    private static final Map<String, String> CALLED = Map.of("RuleBooks", "rules", "OpeningHours", "hours");

    /**
     * What is told to whoever has the service, and why. No screen of an agent shows more of it than stands here.
     */
    private static final Map<String, String> UNASKED = Map.ofEntries(
            Map.entry("People.empty", "the first start asks, before there is anybody"),
            Map.entry("People.createOwner", "the first start only; refused once there is somebody"),
            Map.entry("People.agent", "names of colleagues are for every colleague"),
            Map.entry("People.agents", "names of colleagues are for every colleague"),
            Map.entry("People.groups", "names of groups are for every colleague"),
            Map.entry("People.onlineSince", "who is there is for every colleague"),
            Map.entry("People.credentials", "the door asks, before anybody is known"),
            Map.entry("ChannelAccounts.all", "names and states of channels; composers show them to every agent"),
            Map.entry("ChannelAccounts.account", "as all"),
            Map.entry("ChannelAccounts.byKey", "as all"),
            Map.entry("ChannelAccounts.settings", "channels ask, with the secrets; no screen of an agent does"),
            Map.entry("ChannelAccounts.addByOperator", "the first start and the demo, with the house's own files"),
            Map.entry("ChannelAccounts.filesChanged", "the folder of channels, which only the operator can write"),
            Map.entry("ChannelAccounts.ofFile", "the folder of channels, which only the operator can write"),
            Map.entry("ChannelAccounts.report", "channels tell how they are"),
            Map.entry("ChannelAccounts.hold", "channels tell how they are"),
            Map.entry("ChannelAccounts.mayTry", "what sends asks"),
            Map.entry("ChannelAccounts.lift", "what sends tells"),
            Map.entry("ChannelAccounts.reportError", "channels tell how they are"),
            Map.entry("ChannelAccounts.replaceSecret", "a mailbox keeps what its provider gave out anew"),
            Map.entry("Quarantine.put", "channels tell"),
            Map.entry("Quarantine.keep", "channels tell"),
            Map.entry("Quarantine.holds", "channels ask what they told already"),
            Map.entry("Quarantine.resolve", "channels tell"),
            Map.entry("Quarantine.open", "a number for the rail and the health check"),
            Map.entry("Quarantine.replayAsked", "channels ask what to try again"),
            Map.entry("OpeningHours.current", "no secret: customers are told when it is open"),
            Map.entry("HouseSettings.current", "no secret in it; channels and letters ask"),
            Map.entry("HouseSettings.mailPassword", "the house's own mail asks; no screen does"),
            Map.entry("TraceRetention.current", "a number of days"),
            Map.entry("Invitations.missing", "two words about the settings"),
            Map.entry("Invitations.invited", "the token proves who asks"),
            Map.entry("Invitations.accept", "the token proves who asks"),
            Map.entry("Shifts.settle", "the sweep of the timers"),
            Map.entry("VisitorAddresses.kept", "a switch; the filter says how it stands"),
            Map.entry("VisitorAddresses.wroteFrom", "channels tell"),
            Map.entry("RuleBooks.*", "rules hold no customer's data, and every agent may ask why one fired"),
            Map.entry("BookRules.*", "as rule books"),
            Map.entry("BookKeeping.*", "as rule books"));

    @Test
    void everyCallThatNamesWhoAsksHasARow() {
        Set<String> missing = new TreeSet<>();
        for (Class<?> service : services())
            for (Method method : methods(service))
                if (who(method) && rows().stream().noneMatch(row -> isRowOf(row, service, method)))
                    missing.add(service.getSimpleName() + "." + method.getName());
        assertThat(missing).as("without a row in RoleTableTest").isEmpty();
    }

    @Test
    void everyRowIsACallThatThereIs() {
        List<Class<?>> services = services();
        assertThat(rows())
                .allMatch(row -> services.stream()
                        .anyMatch(service ->
                                Arrays.stream(service.getMethods()).anyMatch(method -> isRowOf(row, service, method))));
    }

    @Test
    void whatAServiceTellsUnaskedIsWrittenDownWithAReason() {
        Set<String> told = new TreeSet<>();
        for (Class<?> service : services())
            for (Method method : methods(service)) {
                String name = service.getSimpleName();
                if (!who(method) && !UNASKED.containsKey(name + ".*")) told.add(name + "." + method.getName());
            }
        assertThat(told)
                .isSubsetOf(UNASKED.keySet())
                .containsAll(UNASKED.keySet().stream()
                        .filter(name -> !name.endsWith(".*"))
                        .toList());
    }

    /** The public types of the engine of which some method is told who asks. */
    private static List<Class<?>> services() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.tributary.engine")
                        .stream()
                        .filter(type ->
                                type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                        .filter(type -> !type.getPackageName().contains(".store")
                                && !type.getPackageName().contains(".spi")
                                && !type.getSimpleName().endsWith("Store")
                                && !PORTS.contains(type.getSimpleName()))
                        .map(JavaClass::reflect)
                        .filter(type -> !type.isRecord() && type.getEnclosingClass() == null)
                        .filter(type -> methods(type).stream().anyMatch(EveryServiceTest::who))
                        .collect(Collectors.toUnmodifiableList());
    }

    private static List<Method> methods(Class<?> service) {
        return Arrays.stream(service.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && !method.isSynthetic())
                .toList();
    }

    /** Whether its first argument says who asks. */
    private static boolean who(Method method) {
        Parameter[] parameters = method.getParameters();
        return parameters.length > 0 && parameters[0].getType() == UUID.class && WHO.contains(parameters[0].getName());
    }

    private static List<String> rows() {
        return RoleTableTest.TABLE
                .lines()
                .skip(1)
                .map(line -> line.split(" ", 2)[0])
                .toList();
    }

    /** A row is called after the service, or the end of its name, and the method; a third word tells cases apart. */
    private static boolean isRowOf(String row, Class<?> service, Method method) {
        String[] words = row.split("\\.");
        if (!words[1].equals(method.getName())) return false;
        String name = service.getSimpleName();
        String called = CALLED.get(name);
        if (called != null) return called.equals(words[0]);
        String end = Character.toUpperCase(words[0].charAt(0)) + words[0].substring(1);
        return name.endsWith(end) && !CALLED.containsValue(words[0]);
    }
}
