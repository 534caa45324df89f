package dev.tributary.ui.widget;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The invented shoe shop at {@code /demo}, there only with the demo switch: a website for the chat box to stand on. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("tributary.demo")
class DemoShop implements WebMvcConfigurer {
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/demo/**")
                .addResourceLocations("classpath:/demo/", "classpath:/META-INF/resources/demo/");
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/demo", "/demo/")
                .setContextRelative(true)
                .setKeepQueryParams(true);
        registry.addViewController("/demo/").setViewName("forward:/demo/index.html");
    }
}
