package dev.tributary.routes.mail.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleReplyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kovács Anna <anna@example.com> ezt írta (időpont: 2024. jan. 5., P, 10:12):",
                "Kovács Anna <anna.kovacs@example.com> ezt írta (időpont: 2024. jan. 5., P,\n10:12):",
                "Kovács Anna <\nanna.kovacs@example.com> ezt írta (időpont: 2024. jan. 5., P, 10:12):",
                "2024. 01. 05. 10:12 keltezéssel, Kovács Anna írta:",
                "2024. jan. 5. dátummal, 10:12 időpontban Kovács Anna <anna@example.com> írta:",
                "On Fri, Jan 5, 2024 at 10:12 AM Anna Smith <anna@example.com> wrote:",
                "On Fri, Jan 5, 2024 at 10:12 AM Anna Smith\n<anna@example.com>\nwrote:",
                "Am Fr., 5. Jan. 2024 um 10:12 Uhr schrieb Anna Schmidt <anna@example.com>:",
                "Am 05.01.24 um 10:12 schrieb Anna Schmidt:",
                "Le ven. 5 janv. 2024 à 10:12, Anna Petit <anna@example.com> a écrit :",
                "Op vr 5 jan 2024 om 10:12 schreef Anna de Vries <anna@example.com>:",
                "Den fre 5 jan. 2024 kl 10:12 skrev Anna Svensson <anna@example.com>:",
                "Den fre. 5. jan. 2024 kl. 10.12 skrev Anna Hansen <anna@example.com>:",
                "pe 5. tammik. 2024 klo 10.12 Anna Virtanen (anna@example.com) kirjoitti:",
                "pt., 5 sty 2024 o 10:12 Anna Nowak <anna@example.com> napisał(a):",
                "Em sex., 5 de jan. de 2024 às 10:12, Anna Silva <anna@example.com> escreveu:",
                "El vie, 5 ene 2024 a las 10:12, Anna García (<anna@example.com>) escribió:",
                "Il giorno ven 5 gen 2024 alle ore 10:12 Anna Rossi <anna@example.com> ha scritto:",
                "pá 5. 1. 2024 v 10:12 odesílatel Anna Nováková <anna@example.com> napsal:",
                "пт, 5 янв. 2024 г. в 10:12, Анна Иванова <anna@example.com>:",
                "5 января 2024 г., 10:12, Анна Иванова <anna@example.com> написал:",
                "пт, 5 січ. 2024 р. о 10:12 Анна Шевченко <anna@example.com> пише:",
                "Vào Th 6, 5 thg 1, 2024 vào lúc 10:12 Anna Nguyễn <anna@example.com> đã viết:",
                "Anna Yılmaz <anna@example.com>, 5 Oca 2024 Cum, 10:12 tarihinde şunu yazdı:",
                "王安娜 <anna@example.com> 于2024年1月5日周五 10:12写道：",
                "2024年1月5日(金) 10:12 山田安奈 <anna@example.com>:",
                "2024년 1월 5일 (금) 오전 10:12, 김안나 <anna@example.com>님이 작성:",
                "În vin., 5 ian. 2024 la 10:12, Ana Popescu <anna@example.com> a scris:",
            })
    void theLineAboveAQuotationIsKnownInManyLanguages(String introduction) {
        VisibleReply marked = VisibleReply.of("Igen, köszönöm!\n\n" + introduction + "\n\n> Rendben?\n> Anna\n");
        assertThat(marked.reply()).isEqualTo("Igen, köszönöm!");
        assertThat(marked.quotation()).startsWith(introduction).endsWith("> Anna");
        VisibleReply unmarked = VisibleReply.of("Igen, köszönöm!\n\n" + introduction + "\n\nRendben?\nAnna\n");
        assertThat(unmarked.reply()).isEqualTo("Igen, köszönöm!");
        assertThat(unmarked.quotation()).endsWith("Rendben?\nAnna");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Feladó: Bolt <bolt@example.com>\nKüldve: 2024. január 5., péntek 10:12\nCímzett: Anna\nTárgy: Rendelés",
                "*Feladó:* Bolt\n*Elküldve:* 2024. január 5.\n*Címzett:* Anna\n*Tárgy:* Rendelés",
                "From: Shop <shop@example.com>\nSent: Friday, 5 January 2024 10:12\nTo: Anna\nSubject: Order",
                "Von: Laden\nGesendet: Freitag, 5. Januar 2024 10:12\nAn: Anna\nBetreff: Bestellung",
                "De : Boutique\nEnvoyé : vendredi 5 janvier 2024\nÀ : Anna\nObjet : Commande",
                "________________________________\nOd: Sklep <sklep@example.com>\nWysłane: piątek\nDo: Anna\nTemat: Zamówienie",
                "-----Eredeti üzenet-----\nA rendelés megérkezett.",
                "-------- Eredeti üzenet --------",
                "-----Original Message-----",
                "-------- Ursprüngliche Nachricht --------",
                "---- Anna Kovács wrote ----",
            })
    void aCopiedMailIsCutWithItsHeader(String header) {
        VisibleReply split = VisibleReply.of("Nem jött meg.\n\n" + header + "\n\nKedves Anna!\nElindult a csomag.");
        assertThat(split.reply()).isEqualTo("Nem jött meg.");
        assertThat(split.quotation()).startsWith(header).endsWith("Elindult a csomag.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Foglalás:\n\nFrom: Budapest\nTo: Vienna\nDate: 2024-05-01\n\nKérem, igazolják vissza.",
                "Az alábbi időpontok jók:\n2024. 05. 03. 10:00\n2024. 05. 04. 11:00\n\nMelyik legyen?",
                "On the one hand I like it.\nOn the other hand it costs 5000 Ft: is there another?",
                "A hibaüzenet ez:\n> not found\nMit tegyek?",
                "As I wrote to you on 5 May 2024:\n\nthe parcel is lost.",
                "Tárgy: elveszett kabát\n\nA buszon hagytam.",
            })
    void whatSomebodyWroteIsNotTakenForAQuotation(String text) {
        assertThat(VisibleReply.of(text)).isEqualTo(new VisibleReply(text, "", "", text));
    }

    @Test
    void anAnswerBelowTheQuotationIsTheReply() {
        VisibleReply split =
                VisibleReply.of("2024. 01. 05. 10:12 keltezéssel, Bolt írta:\n> Mi a méret?\n\nNegyvenkettes.");
        assertThat(split.reply()).isEqualTo("Negyvenkettes.");
        assertThat(VisibleReply.of("> Mi a méret?\n\nNegyvenkettes.").reply()).isEqualTo("Negyvenkettes.");
    }

    @Test
    void answersBetweenQuotationsStayWithWhatTheyAnswer() {
        String text = "On Fri, 5 Jan 2024, Shop wrote:\n> Size?\n\n42\n\n> Colour?\n\nBlack";
        assertThat(VisibleReply.of(text + "\n\n> Regards,\n> Shop").reply()).isEqualTo(text);
        assertThat(VisibleReply.of("> Shall we send it again to the address of before?\nyes\n> And when?\nTomorrow")
                        .reply())
                .contains("yes", "Tomorrow");
    }

    @Test
    void aForwardedMailIsWhatTheMailIsAbout() {
        String text = "FYI\n\n---------- Forwarded message ---------\nFrom: A <a@example.com>\nSubject: B\n\nC";
        assertThat(VisibleReply.of(text).reply()).isEqualTo(text);
        String hungarian = "Lásd lent.\n\n-------- Továbbított üzenet --------\nTárgy: B\nFeladó: A\n\nC";
        assertThat(VisibleReply.of(hungarian).reply()).isEqualTo(hungarian);
    }

    @Test
    void nothingIsCutThatWouldLeaveNothing() {
        String text = "On Fri, 5 Jan 2024, Shop wrote:\n> Size?";
        assertThat(VisibleReply.of(text).reply()).isEqualTo(text);
        String header = "From: a@example.com\nSent: today\nSubject: b\n\nc";
        assertThat(VisibleReply.of(header).reply()).isEqualTo(header);
        assertThat(VisibleReply.of("").reply()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- \nAnna Kovács\nShop Ltd.",
                "--\nAnna",
                "__\nlist mailing list\nlist@example.com",
                "Sent from my iPhone",
                "iPhone-omról küldve",
                "Gesendet von Outlook für Android<https://aka.ms/x>",
                "Envoyé de mon iPhone",
                "Üdvözlettel,\nKovács Anna",
                "Best regards,\n\nAnna Smith\nHead of Shoes",
                "Mit freundlichen Grüßen\nAnna Schmidt",
                "Üdv, Anna",
            })
    void aSignatureIsKeptApart(String signature) {
        VisibleReply split = VisibleReply.of("Igen, az jó lesz.\n\n" + signature + "\n\n> Jó lesz?\n");
        assertThat(split.reply()).isEqualTo("Igen, az jó lesz.");
        assertThat(split.signature()).isEqualTo(signature);
        assertThat(split.signed()).isEqualTo("Igen, az jó lesz.\n\n" + signature);
        assertThat(split.quotation()).isEqualTo("> Jó lesz?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Köszönöm!",
                "Hi,\n\nThanks!",
                "Sent via DHL yesterday, tracking number 123, why is it not here?",
                "Thanks,\nbut where is my parcel?",
                "Prices:\n-------\none: 5\ntwo: 6\n\nIs that right?",
            })
    void wordsOfAClosingAloneAreNoSignature(String text) {
        assertThat(VisibleReply.of(text).reply()).isEqualTo(text);
    }

    @Test
    void everyLineIsInOnePart() {
        String text = "A\n> b\nC\nOn 5 Jan 2024, D <d@example.com> wrote:\n> e\n\n-- \nF";
        VisibleReply split = VisibleReply.of(text);
        for (String line : new String[] {"A", "> b", "C", "wrote:", "> e", "F"}) {
            assertThat(split.reply() + "\n" + split.quotation() + "\n" + split.signature())
                    .containsOnlyOnce(line);
        }
    }

    @Test
    void aHostileMailTakesNoTime() {
        String on = "On 5 Jan 2024 <<<< On 5 Jan 2024 wrote ".repeat(9) + "\n";
        String[] mails = {
            on.repeat(400), ">".repeat(150_000), "> a\nb\n".repeat(20_000), "From: \n".repeat(20_000),
            "-- \n".repeat(40_000), "<\n".repeat(50_000), "regards\n".repeat(20_000), "\n".repeat(150_000),
            "> a\n\nb\n\n".repeat(12_000), "On 1 \n".repeat(20_000), "----\nfrom: @\n\n".repeat(10_000),
        };
        long started = System.nanoTime();
        for (String mail : mails) VisibleReply.of(mail);
        assertThat((System.nanoTime() - started) / 1_000_000_000).isLessThan(20);
    }
}
