package html

import "html/template"

// script wraps JSON-LD, whose encoder has escaped every character that HTML
// could take for markup, into its element.
func jsonLDScript(data []byte) template.HTML {
	return template.HTML(`<script type="application/ld+json">` + string(data) + `</script>`)
}
