package io.colophon.web.security;

import io.colophon.contract.Refusal;
import io.colophon.web.errors.ErrorAnswers;
import io.colophon.web.routing.RequestTrace;
import java.net.InetSocketAddress;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The one security chain: whatever is not named here needs a valid access token. What a caller may do in a library is for
 * {@link Access}, which every API asks.
 */
@Configuration
@EnableWebFluxSecurity
public class SecurityChain {

    private static final String BEARER = "Bearer ";

    /** Open to everybody. Test hooks and metrics have rules of their own below. */
    private static final String[] PUBLIC = {
        "/health",
        "/v3/api-docs",
        "/api/openapi.json",
        "/api/docs/**",
        "/actuator/health/**",
        "/api/v1/setup/status",
        "/api/v1/setup/admin",
        "/api/v1/auth/login",
        "/api/v1/auth/register",
        "/api/v1/auth/refresh"
    };

    @Bean
    SecurityWebFilterChain chain(
            ServerHttpSecurity http, AccessTokens tokens, RevokedTokens revoked, ErrorAnswers errors, Clock clock) {
        ReactiveAuthenticationManager known = Mono::just;
        AuthenticationWebFilter bearer = new AuthenticationWebFilter(known);
        bearer.setServerAuthenticationConverter(exchange -> authenticate(exchange, tokens, revoked, clock));
        bearer.setAuthenticationFailureHandler((filter, failure) -> errors.write(filter.getExchange(), failure));
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .addFilterAt(bearer, SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(routes -> routes.pathMatchers(PUBLIC)
                        .permitAll()
                        .pathMatchers("/actuator/**")
                        .access((caller, context) -> caller.map(SecurityChain::isAdmin)
                                .defaultIfEmpty(false)
                                .map(admin -> new AuthorizationDecision(admin || isLocal(context.getExchange()))))
                        .anyExchange()
                        .authenticated())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (exchange, missing) -> errors.write(exchange, missingToken(exchange)))
                        .accessDeniedHandler((exchange, denied) ->
                                errors.write(exchange, Refusal.forbidden("instance admin access required"))))
                .build();
    }

    /** Encoded separators and line breaks are text of a parameter, which no part of the product takes for a path. */
    @Bean
    ServerWebExchangeFirewall firewall() {
        StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPeriod(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedCarriageReturn(true);
        firewall.setAllowUrlEncodedLineFeed(true);
        firewall.setAllowBackSlash(true);
        return firewall;
    }

    @Bean
    ServerExchangeRejectedHandler rejected(ErrorAnswers errors) {
        return (exchange, rejected) -> errors.write(exchange, Refusal.invalid("invalid request path or header"));
    }

    private static Mono<Authentication> authenticate(
            ServerWebExchange exchange, AccessTokens tokens, RevokedTokens revoked, Clock clock) {
        String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(BEARER)) {
            return Mono.empty();
        }
        return tokens.verify(header.substring(BEARER.length()), clock.instant())
                .filter(claims -> !revoked.contains(claims.tokenId()))
                .map(claims -> new Caller(
                        claims.userId(),
                        claims.admin(),
                        claims.tokenId(),
                        claims.expiresAt(),
                        RequestTrace.of(exchange)))
                .<Mono<Authentication>>map(caller -> {
                    exchange.getAttributes().put(Caller.class.getName(), caller);
                    return Mono.just(UsernamePasswordAuthenticationToken.authenticated(
                            caller, "", AuthorityUtils.NO_AUTHORITIES));
                })
                .orElseGet(() -> {
                    exchange.getAttributes().put(BEARER, true);
                    return Mono.empty();
                });
    }

    private static Refusal missingToken(ServerWebExchange exchange) {
        return Refusal.unauthenticated(
                exchange.getAttributes().containsKey(BEARER)
                        ? "invalid or expired token"
                        : "missing or invalid authorization header");
    }

    private static boolean isAdmin(Authentication authentication) {
        return authentication.getPrincipal() instanceof Caller caller && caller.admin();
    }

    private static boolean isLocal(ServerWebExchange exchange) {
        InetSocketAddress peer = exchange.getRequest().getRemoteAddress();
        return peer != null && peer.getAddress() != null && peer.getAddress().isLoopbackAddress();
    }
}
