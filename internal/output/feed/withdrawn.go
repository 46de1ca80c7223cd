package feed

import "annals/internal/site"

// withdrawn lists an item for every withdrawn entry, the newest first. With formerIDs, in
// another language than the default one there are two: nothing tells any more whether the
// entry had the address of its translation, or that of its original.
func (f feed) withdrawn() []item {
	var all []item
	for _, w := range f.site.Withdrawn {
		all = append(all, f.withdrawnItem(w, f.lang))
		if original := f.site.Config.DefaultLanguage; f.formerIDs && f.lang != original {
			all = append(all, f.withdrawnItem(w, original))
		}
	}
	return all
}

func (f feed) withdrawnItem(w *site.Withdrawal, lang string) item {
	words := f.locales[lang]
	reason, _ := w.Reason.In(lang, f.site.Config.DefaultLanguage)
	content := append([]byte(nil), "<p>"...)
	content = append(appendEscaped(content, words.T("withdrawn.title")), "</p>\n<p>"...)
	content = appendEscaped(content, reason)
	address := f.site.URL(f.site.Path(lang, w.Address()))
	return item{
		lang: lang, title: words.T("withdrawn.item", "id", w.ID), id: address, address: address,
		content: append(content, "</p>\n"...), changed: w.Day,
	}
}
