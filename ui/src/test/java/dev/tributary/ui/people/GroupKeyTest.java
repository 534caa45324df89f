package dev.tributary.ui.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GroupKeyTest {
    @Test
    void aNameBecomesAKeyThatRulesCanWrite() {
        assertThat(GroupForm.keyOf("Számlázás és garancia")).isEqualTo("szamlazas-es-garancia");
        assertThat(GroupForm.keyOf("  VIP!  ")).isEqualTo("vip");
        assertThat(GroupForm.keyOf("")).isEmpty();
    }
}
