package dev.tributary.routes.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What a sender may write into headers and parameters to give orders to a route: the names that Camel's components obey. */
public final class Orders {
    /** The order: wherever it turns up, somebody would obey it. */
    public static final String WORD = "obey-7f3a";

    /** The names, in the ways that have got past filters. */
    public static final List<String> NAMES = List.of(
            "CamelSqlQuery",
            "camelsqlquery",
            "CAMELSQLQUERY",
            "CamelBeanMethodName",
            "cAmElBeanMethodName",
            "CamelExecCommandExecutable",
            "CamelFileName",
            "CamelFileAbsolutePath",
            "CamelHttpUri",
            "CamelHttpPath",
            "CamelHttpQuery",
            "CamelHttpMethod",
            "CamelHttpResponseCode",
            "CamelToEndpoint",
            "CamelRedelivered",
            "CamelCharsetName",
            "CamelJmsDestinationName",
            "CamelKafkaOverrideTopic",
            "CamelMailCopyTo",
            "CamelMailMoveTo",
            "CamelMailDelete",
            "CamelVelocityTemplate",
            "CamelTemplateResourceUri",
            "org.apache.camel.x",
            "org.apache.camel.file.name",
            "copyTo",
            "moveTo",
            "delete",
            "breadcrumbId",
            "ConversationWebhookRequest",
            "ConversationOutcome",
            "ConversationReason",
            "ConversationRetryAfter",
            "ConversationExternalId");

    private Orders() {}

    /** Nothing that a route began with carries the order, or has the name of one. */
    public static void assertNoneArrived(List<HeaderWatch.Start> starts) {
        assertThat(starts).isNotEmpty().allSatisfy(start -> {
            assertThat(start.told().values())
                    .as(start.from())
                    .noneMatch(value -> value instanceof CharSequence said
                            && said.toString().contains(WORD));
            assertThat(start.told().keySet())
                    .as(start.from())
                    .noneMatch(name -> NAMES.stream().anyMatch(order -> order.equalsIgnoreCase(name))
                            && !name.equals("ConversationWebhookRequest"));
        });
    }
}
