package lang_test

import (
	"strings"
	"testing"

	"annals/internal/record/lang"
)

func TestQuotesOf(t *testing.T) {
	for want, tags := range map[string]string{
		"“ ” ‘ ’":                         "en en-GB en-AU ko ko-KP zh zh-CN zh-Hans-SG cmn th vi id da pt pt-BR es-MX hi bn km my tlh qaa und ? english",
		"„ “ ‚ ‘":                         "de de-CH de-AT cs sk sl hr is et dsb bs-Cyrl",
		"„ ” « »":                         "pl ro ro-MD mo",
		"„ ” » «":                         "hu",
		"„ “ „ “":                         "bg lt",
		"„ ” ’ ’":                         "sr sr-Latn sr-Cyrl-ME sh",
		"«\u202f \u202f» «\u202f \u202f»": "fr fr-BE fr-SN fr-Latn",
		"«\u202f \u202f» ” “":             "fr-CA",
		"« » ‹ ›":                         "fr-CH fa fa-AF gsw rm pes",
		"« » “ ”":                         "es-US it it-CH pt-PT pt-AO el ca eu",
		"« » „ “":                         "ru ru-KZ uk be",
		"« » « »":                         "hy",
		"” “ ’ ‘":                         "ar ar-SY arb",
		"” ” ’ ’":                         "fi sv sv-FI he iw",
		"« » ‘ ’":                         "nb nn no",
		"「 」 『 』":                         "ja zh-Hant zh-TW zh-HK zh-Hant-MO yue",
		"‘ ’ ‘ ’":                         "nl nl-BE",
	} {
		for tag := range strings.FieldsSeq(tags) {
			quotes := lang.QuotesOf(tag)
			got := strings.Join([]string{quotes.Outer.Open, quotes.Outer.Close, quotes.Inner.Open, quotes.Inner.Close}, " ")
			if got != want {
				t.Errorf("%s has %s, want %s", tag, got, want)
			}
		}
	}
}
