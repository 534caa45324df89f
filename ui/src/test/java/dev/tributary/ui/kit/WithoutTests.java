package dev.tributary.ui.kit;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import dev.tributary.ui.TributaryApplication;
import java.io.IOException;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;

/** The application as it is packaged: the stages and fakes of other tests on the same classpath are not part of it. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableVaadin("dev.tributary.ui")
@ComponentScan(
        basePackages = "dev.tributary",
        excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = WithoutTests.OfTests.class))
class WithoutTests {
    /** What lies among the tests' classes, and the application's own scan. */
    static final class OfTests implements TypeFilter {
        @Override
        public boolean match(MetadataReader found, MetadataReaderFactory others) throws IOException {
            String place = found.getResource().getURL().toString();
            return place.contains("/test-classes/")
                    || place.contains("-tests.jar")
                    || found.getClassMetadata().getClassName().equals(TributaryApplication.class.getName());
        }
    }
}
