package dev.tributary.ui.rules;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.outbox.Outbox;
import dev.tributary.engine.spi.ChannelGateway;
import dev.tributary.engine.spi.ChannelHost;
import dev.tributary.ui.common.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Fallback;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** The rule editor on the real engine and the real rules, with nobody at the door: every request is of who was named last. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan({"dev.tributary.engine", "dev.tributary.rules", "dev.tributary.ui.rules", "dev.tributary.ui.common"})
@EnableVaadin({"dev.tributary.ui.rules", "dev.tributary.ui.common"})
class RulesStage {
    private static final String UNUSED = "no password";

    /** Who is looking. */
    static final class Looking {
        private final AtomicReference<Agent> agent = new AtomicReference<>();

        void as(Agent one) {
            agent.set(one);
        }

        Authentication authentication() {
            Agent one = agent.get();
            return new UsernamePasswordAuthenticationToken(
                    new SignedIn(one.id(), one.email(), one.sessionEpoch()),
                    null,
                    List.of(new SimpleGrantedAuthority("ROLE_" + one.role())));
        }
    }

    /** An owner, an admin and an agent, with a group that rules can name. */
    record Cast(Agent petra, Agent reka, Agent bela) {
        static Cast of(People people, String locale) {
            Agent petra = people.createOwner("petra@shop.example", "Petra Kelemen", UNUSED, locale);
            people.addGroup(petra.id(), "billing", "Billing", Set.of(petra.id()));
            Agent reka = add(people, petra, "reka@shop.example", "Réka Balogh", Role.FULL_ACCESS, locale);
            return new Cast(petra, reka, add(people, petra, "bela@shop.example", "Béla Kun", Role.AGENT, locale));
        }

        private static Agent add(People people, Agent by, String email, String name, Role role, String locale) {
            return people.addAgent(by.id(), new People.NewAgent(email, name, role, UNUSED, locale, Set.of()));
        }
    }

    @Bean
    Looking looking() {
        return new Looking();
    }

    @Bean
    ChannelHost channels() {
        return new FakeChannels();
    }

    @Bean
    @Fallback
    ChannelGateway gateway() {
        return message -> {
            throw new IllegalStateException("nothing leaves the stage");
        };
    }

    @Bean
    @Fallback
    Outbox outbox() {
        return new ShutOutbox();
    }

    @Bean
    SecurityFilterChain openDoor(HttpSecurity http, Looking looking) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new SignIn(looking), AnonymousAuthenticationFilter.class)
                .build();
    }

    private static final class ShutOutbox implements Outbox {
        @Override
        public UUID enqueue(NewDelivery delivery) {
            throw new IllegalStateException("nothing leaves the stage");
        }

        @Override
        public void requeue(UUID messageId) {
            throw new CommandRefused(CommandRefused.Reason.NOT_REPEATABLE);
        }
    }

    private static final class SignIn extends OncePerRequestFilter {
        private final Looking looking;

        SignIn(Looking looking) {
            this.looking = looking;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(looking.authentication());
            SecurityContextHolder.setContext(context);
            chain.doFilter(request, response);
        }
    }
}
