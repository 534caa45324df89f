package dev.tributary.engine.masking;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

class JsonMaskingTest {
    private static final String CARD = "4111111111111111";

    @Test
    void everyStringIsMaskedHoweverDeepAndWhatMachinesWroteStays() {
        JsonObject json = Json.createObjectBuilder()
                .add("id", CARD)
                .add("at", 4111111111111111L)
                .add("text", "my card is 4111 1111 1111 1111")
                .add(
                        "list",
                        Json.createArrayBuilder()
                                .add(CARD)
                                .add(Json.createObjectBuilder()
                                        .add("url", "https://a.example/?c=4111%201111%201111%201111")))
                .build();
        MaskedText masked = new Masker().maskJson(json, (name, value) -> name.equals("id"), MaskPlan.CARDS);
        assertThat(masked.hidden()).isEqualTo(3);
        assertThat(masked.value())
                .contains("\"id\":\"" + CARD + "\"", "\"at\":" + CARD)
                .doesNotContain("4111 1111", "4111%20", "\"" + CARD + "\",{");
    }
}
