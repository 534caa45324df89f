package dev.tributary.ui.inbox;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.People;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.outbox.Outbox;
import dev.tributary.engine.spi.ChannelGateway;
import dev.tributary.engine.spi.ChannelHost;
import dev.tributary.engine.spi.SendOutcome;
import dev.tributary.ui.common.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Fallback;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The inbox on the real engine and the real rules, with nothing at the channels' ends and nobody at the door: every
 * request is Petra's.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan({"dev.tributary.engine", "dev.tributary.rules", "dev.tributary.ui.inbox", "dev.tributary.ui.common"})
@EnableVaadin({"dev.tributary.ui.inbox", "dev.tributary.ui.common"})
class InboxStage {
    static final String PETRA = "petra@shop.example";

    @Bean
    ChannelHost channels() {
        return new FakeChannels();
    }

    @Bean
    @Fallback
    ChannelGateway gateway() {
        return message -> new SendOutcome.Sent(null, List.of());
    }

    @Bean
    @Fallback
    Outbox outbox() {
        return new KeptOutbox();
    }

    @Bean
    SecurityFilterChain everybodyIsPetra(HttpSecurity http, People people) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin))
                .addFilterBefore(new AsPetra(people), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** An outbox that only keeps what it was given. */
    static final class KeptOutbox implements Outbox {
        final List<NewDelivery> queued = new CopyOnWriteArrayList<>();

        @Override
        public UUID enqueue(NewDelivery delivery) {
            queued.add(delivery);
            return UUID.randomUUID();
        }

        @Override
        public void requeue(UUID messageId) {
            throw new CommandRefused(CommandRefused.Reason.NOT_REPEATABLE);
        }
    }

    private static final class AsPetra extends OncePerRequestFilter {
        private final People people;

        AsPetra(People people) {
            this.people = people;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            people.credentials(PETRA).map(People.Credentials::agent).ifPresent(AsPetra::signIn);
            chain.doFilter(request, response);
        }

        private static void signIn(Agent agent) {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new UsernamePasswordAuthenticationToken(
                    new SignedIn(agent.id(), agent.email(), agent.sessionEpoch()),
                    null,
                    List.of(new SimpleGrantedAuthority("ROLE_" + agent.role()))));
            SecurityContextHolder.setContext(context);
        }
    }
}
