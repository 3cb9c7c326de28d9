package io.colophon.web.routing;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;

/**
 * Clients write some characters into an address that they ought to encode, above all the braces of a UUID. They are encoded here, ahead
 * of the server, which refuses such an address without a word.
 */
@Configuration
public class LooseAddresses {

    private static final String LOOSE = "\"<>\\^`{|}";

    @Bean
    NettyServerCustomizer encodesLooseAddresses() {
        Encoder encoder = new Encoder();
        return server -> server.doOnChannelInit((observer, channel, remote) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "looseAddresses", encoder));
    }

    @Sharable
    private static final class Encoder extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request && request.uri().chars().anyMatch(LooseAddresses::isLoose)) {
                request.setUri(encoded(request.uri()));
            }
            context.fireChannelRead(message);
        }
    }

    /** @param address as it came, a char for each byte */
    private static String encoded(String address) {
        StringBuilder encoded = new StringBuilder();
        address.chars().forEach(one -> {
            if (isLoose(one)) {
                encoded.append("%%%02X".formatted(one));
            } else {
                encoded.append((char) one);
            }
        });
        return encoded.toString();
    }

    private static boolean isLoose(int one) {
        return one > '~' || LOOSE.indexOf(one) >= 0;
    }
}
