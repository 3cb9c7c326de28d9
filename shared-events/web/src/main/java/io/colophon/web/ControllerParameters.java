package io.colophon.web;

import io.colophon.contract.Refusal;
import io.colophon.web.security.Caller;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Controllers may ask for the {@link Caller}, the {@link Body} and the {@link Query} of a request. */
@Configuration
public class ControllerParameters implements WebFluxConfigurer {

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(new OfRequest());
    }

    private static final class OfRequest implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            Class<?> type = parameter.getParameterType();
            return type == Caller.class || type == Body.class || type == Query.class;
        }

        @Override
        public Mono<Object> resolveArgument(
                MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
            Class<?> type = parameter.getParameterType();
            if (type == Body.class) {
                return Mono.just(new Body(exchange.getRequest()));
            }
            if (type == Query.class) {
                return Mono.just(new Query(exchange.getRequest().getQueryParams()));
            }
            Object caller = exchange.getAttributes().get(Caller.class.getName());
            return caller == null
                    ? Mono.error(Refusal.unauthenticated("missing or invalid authorization header"))
                    : Mono.just(caller);
        }
    }
}
