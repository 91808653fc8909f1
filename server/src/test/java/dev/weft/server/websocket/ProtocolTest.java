package dev.weft.server.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.error.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolTest {
    private static final String INIT = "{'type':'connection_init'}";
    private static final String SUBSCRIBE = "{'id':'1','type':'subscribe','payload':{'query':'{ a }'}}";

    @Test
    void initialisesWithThePayloadOrWithoutOne() {
        assertThat(fresh().received(json("{'type':'connection_init','payload':{'X-API-Key':'k'}}")))
                .isEqualTo(new Step.Initialise(Map.of("X-API-Key", "k")));
        assertThat(fresh().received(json(INIT))).isEqualTo(new Step.Initialise(Map.of()));
        assertThat(fresh().received(json("{'type':'connection_init','payload':null}")))
                .isEqualTo(new Step.Initialise(Map.of()));
    }

    @Test
    void startsAndStopsOperationsOnceItIsAcknowledged() {
        Protocol protocol = ready();

        assertThat(protocol.received(json(SUBSCRIBE))).isEqualTo(new Step.Start("1", Map.of("query", "{ a }")));
        assertThat(protocol.isIdle()).isFalse();
        assertThat(protocol.received(json("{'id':'1','type':'complete'}"))).isEqualTo(new Step.Stop("1"));
        assertThat(protocol.isIdle()).isTrue();
    }

    @Test
    void anIdIsFreeAgainAfterItsOperation() {
        Protocol protocol = ready();
        protocol.received(json(SUBSCRIBE));

        assertThat(protocol.ended("1")).isTrue();
        assertThat(protocol.ended("1")).isFalse();

        assertThat(protocol.received(json(SUBSCRIBE))).isInstanceOf(Step.Start.class);
        protocol.received(json("{'id':'1','type':'complete'}"));
        assertThat(protocol.received(json(SUBSCRIBE))).isInstanceOf(Step.Start.class);
    }

    @Test
    void anIdInUseClosesTheSocket() {
        Protocol protocol = ready();
        protocol.received(json(SUBSCRIBE));

        assertThat(protocol.received(json(SUBSCRIBE))).isEqualTo(new Step.Close(CloseCode.ID_IN_USE));
    }

    @Test
    void nothingIsStartedBeforeTheAcknowledgement() {
        assertThat(fresh().received(json(SUBSCRIBE))).isEqualTo(new Step.Close(CloseCode.UNAUTHORISED));

        Protocol initialising = fresh();
        initialising.received(json(INIT));
        assertThat(initialising.received(json(SUBSCRIBE))).isEqualTo(new Step.Close(CloseCode.UNAUTHORISED));
    }

    @Test
    void aSecondInitialisationClosesTheSocketWheneverItComes() {
        Protocol initialising = fresh();
        initialising.received(json(INIT));

        assertThat(initialising.received(json(INIT))).isEqualTo(new Step.Close(CloseCode.INITIALISED_TWICE));
        assertThat(ready().received(json(INIT))).isEqualTo(new Step.Close(CloseCode.INITIALISED_TWICE));
    }

    @Test
    void onlyASocketThatSaidNothingIsTooLate() {
        assertThat(fresh().initialisationTimedOut()).isEqualTo(new Step.Close(CloseCode.TOO_LATE));
        assertThat(ready().initialisationTimedOut()).isEqualTo(new Step.Nothing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{",
                "[]",
                "null",
                "1",
                "'connection_init'",
                "{}",
                "{'type':1}",
                "{'type':null}",
                "{'type':'start'}",
                "{'type':'connection_ack'}",
                "{'type':'next','id':'1','payload':{}}",
                "{'type':'error','id':'1','payload':[]}",
                "{'type':'connection_terminate'}",
                "{'type':'ping','payload':1}",
                "{'type':'pong','payload':[]}",
                "{'type':'complete'}",
                "{'type':'complete','id':''}",
                "{'type':'complete','id':1}",
                "{'type':'subscribe'}",
                "{'type':'subscribe','id':'2'}",
                "{'type':'subscribe','id':'2','payload':null}",
                "{'type':'subscribe','id':'2','payload':'{ a }'}",
                "{'type':'subscribe','id':'2','payload':{}}",
                "{'type':'subscribe','id':'2','payload':{'query':1}}",
                "{'type':'subscribe','id':'2','payload':{'query':null}}",
                "{'type':'subscribe','id':'2','payload':{'query':'{a}','variables':[]}}",
                "{'type':'subscribe','id':'2','payload':{'query':'{a}','variables':'x'}}",
                "{'type':'subscribe','id':'2','payload':{'query':'{a}','operationName':1}}",
                "{'type':'subscribe','id':'2','payload':{'query':'{a}','extensions':1}}",
                "{'type':'subscribe','id':'','payload':{'query':'{a}'}}",
                "{'type':'subscribe','id':2,'payload':{'query':'{a}'}}",
                "{'type':'subscribe','payload':{'query':'{a}'}}",
                "{'type':'subscribe','type':'ping'}",
                "{'type':'ping'} {'type':'ping'}"
            })
    void whatIsNoMessageOfTheProtocolClosesTheSocket(String message) {
        assertThat(ready().received(json(message))).isEqualTo(new Step.Close(CloseCode.MALFORMED));
    }

    @Test
    void bytesCloseTheSocket() {
        assertThat(ready().receivedBytes()).isEqualTo(new Step.Close(CloseCode.MALFORMED));
    }

    @Test
    void aBadPayloadOfTheInitialisationClosesTheSocket() {
        assertThat(fresh().received(json("{'type':'connection_init','payload':'key'}")))
                .isEqualTo(new Step.Close(CloseCode.MALFORMED));
    }

    @Test
    void aPingIsAnsweredWithItsPayloadAtAnyTime() {
        assertThat(fresh().received(json("{'type':'ping'}"))).isEqualTo(new Step.Reply(Map.of("type", "pong")));
        assertThat(ready().received(json("{'type':'ping','payload':{'at':1}}")))
                .isEqualTo(new Step.Reply(Map.of("type", "pong", "payload", Map.of("at", 1))));
        assertThat(ready().received(json("{'type':'pong'}"))).isEqualTo(new Step.Nothing());
    }

    @Test
    void completingWhatDoesNotRunIsNoMistake() {
        assertThat(ready().received(json("{'id':'9','type':'complete'}"))).isEqualTo(new Step.Stop("9"));
    }

    @Test
    void afterTheEndNothingIsHeard() {
        Protocol protocol = ready();
        protocol.received("{");

        assertThat(protocol.received(json(SUBSCRIBE))).isEqualTo(new Step.Nothing());
        assertThat(protocol.receivedBytes()).isEqualTo(new Step.Nothing());
        assertThat(protocol.acknowledge()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a\\u0000b  | BAD_USER_INPUT",
                "a\\ud800b  | BAD_USER_INPUT",
            })
    void charactersThatNothingCanStoreConcernTheirOperationAlone(String text, ErrorCode code) {
        Protocol protocol = ready();
        String message = "{'id':'3','type':'subscribe','payload':{'query':'{a}','variables':{'v':'" + text + "'}}}";

        assertThat(protocol.received(json(message))).isInstanceOfSatisfying(Step.Refuse.class, refused -> {
            assertThat(refused.id()).isEqualTo("3");
            assertThat(refused.error().code()).isEqualTo(code);
        });
        assertThat(protocol.received(json(SUBSCRIBE))).isInstanceOf(Step.Start.class);
    }

    @Test
    void aSocketRunsNoMoreThanItsShareAtOnce() {
        Protocol protocol = new Protocol(2);
        protocol.received(json(INIT));
        protocol.acknowledge();
        List<Step> steps = IntStream.range(0, 3)
                .mapToObj(i -> protocol.received(json(SUBSCRIBE.replace("'1'", "'" + i + "'"))))
                .toList();

        assertThat(steps.get(2)).isInstanceOfSatisfying(Step.Refuse.class, refused -> {
            assertThat(refused.id()).isEqualTo("2");
            assertThat(refused.error().code()).isEqualTo(ErrorCode.RATE_LIMITED);
        });
        protocol.ended("0");
        assertThat(protocol.received(json(SUBSCRIBE.replace("'1'", "'2'")))).isInstanceOf(Step.Start.class);
    }

    private static Protocol fresh() {
        return new Protocol(10);
    }

    private static Protocol ready() {
        Protocol protocol = fresh();
        protocol.received(json(INIT));
        protocol.acknowledge();
        return protocol;
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
