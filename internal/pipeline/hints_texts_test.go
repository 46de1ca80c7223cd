package pipeline_test

import (
	"strings"

	"annals/internal/diag"
)

var textHints = []hintCase{
	{code: diag.BrokenLink, files: at("", "[x](othr.md)\n")},
	{code: diag.BrokenLink, files: at("", "[x](../2017/other.md)\n")},
	{code: diag.BrokenAnchor, files: at("", "[x](other.md#finding)\n"), fix: change("#finding", "#findings")},
	{code: diag.RawHTML, files: at("", "a <b>c</b>\n"), fix: change("<b>c</b>", "**c**")},
	{code: diag.HTMLComment, files: at("", "a <!— c —>\n"), fix: change("<!— c —>", "<!-- c -->")},
	{code: diag.UnsafeLink, files: at("", "[x](javascript:x)\n"), fix: change("javascript:x", "https://www.un.org/x")},
	{code: diag.UnsafeLink, files: at("", "[x](..\\2018\\other.md)\n")},
	{code: diag.RemoteImage, files: at("", "![x](https://example.com/x.png)\n"), fix: change("![", "[")},
	{code: diag.MissingAlt, files: sources{hintFile: hintEntry("", "![](../../static/x.png)\n"), "static/x.png": png}, fix: change("![]", "![A map]")},
	{code: diag.NoPicture, files: sources{hintFile: hintEntry("", "![x](../../static/x.txt)\n"), "static/x.txt": "x"}, fix: change("![", "[")},
	{code: diag.BrokenFootnote, files: at("", "a[^1]\n"), fix: change("a[^1]\n", "a[^1]\n\n[^1]: Page 5.\n")},
	{code: diag.UnusedFootnote, files: at("", "a\n\n[^1]: Page 5.\n"), fix: change("a\n", "a[^1]\n")},
	{code: diag.TextTooDeep, files: at("", strings.Repeat("> ", 200)+"x\n"), fix: change(strings.Repeat("> ", 200), "> ")},
	{code: diag.DuplicateAnchor, files: at("", "## A {#x}\n\n## B {#x}\n"), fix: change("B {#x}", "B {#y}")},
	{code: diag.LiteralMarkup, files: at("", "## Title {.x}\n"), fix: change(" {.x}", "")},
	{code: diag.LiteralMarkup, files: at("", "##Title\n"), fix: change("##T", "## T")},
	{code: diag.SurplusCells, files: at("", "| a |\n| --- |\n| b | c |\n"), fix: change("| b | c |", "| b \\| c |")},
	{code: diag.UnclosedCode, files: at("", "```\ncode\n"), fix: change("code\n", "code\n```\n")},
}

var greyLinks = sources{"config.toml": hintConfig + "[theme.light]\nlink = \"#999999\"\n"}

func template(text string) sources { return sources{"templates/404.html": text} }

var themeHints = []hintCase{
	{code: diag.LowContrast, files: greyLinks},
	{code: diag.LargeFile, files: sources{"static/x.txt": strings.Repeat("x\n", 3_000_000)}, fix: setting("[static]\nlarge = [\"x.txt\"]\n")},
	{code: diag.TemplateSyntax, files: template("{{}"), fix: remove("templates/404.html")},
	{code: diag.TemplateFailed, files: template(`{{define "main"}}{{index .Languages 99}}{{end}}`), fix: remove("templates/404.html")},
	{code: diag.TemplateUnknown, files: sources{"templates/hom.html": "x"}, fix: remove("templates/hom.html")},
	{code: diag.TemplateUnsafe, files: template(`{{define "main"}}<script>x</script>{{end}}`), fix: remove("templates/404.html")},
	{code: diag.UnknownAsset, files: template(`{{define "main"}}{{.Asset "x.js"}}{{end}}`), fix: remove("templates/404.html")},
}
