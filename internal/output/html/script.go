package html

import "html/template"

// jsonLDScript wraps JSON-LD in a script element. Its encoder has escaped every
// character that HTML could read as markup.
func jsonLDScript(data []byte) template.HTML {
	return template.HTML(`<script type="application/ld+json">` + string(data) + `</script>`)
}
