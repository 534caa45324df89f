package dev.tributary.routes.file;

import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentResolver;
import org.jspecify.annotations.Nullable;

/** Finds only the components that the installation allows: a file that wants another one does not open. */
final class PermittedComponents implements ComponentResolver {
    /** Among the schemes: any. */
    static final String ANY = "*";

    private final ComponentResolver camels;
    private final Set<String> schemes;

    PermittedComponents(ComponentResolver camels, Set<String> schemes) {
        this.camels = camels;
        this.schemes = Set.copyOf(schemes);
    }

    @Override
    public @Nullable Component resolveComponent(String name, CamelContext context) throws Exception {
        if (!schemes.contains(name) && !schemes.contains(ANY)) throw new FileRefusal("component", name, name + ":");
        return camels.resolveComponent(name, context);
    }
}
