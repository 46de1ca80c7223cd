package content

// Page is the front matter of a plain page, of a year's introduction and of the
// home page. Only a plain page must have a title.
type Page struct {
	Title   string         `toml:"title" is:"words" also:"name heading headline titel 제목 título titre заголовок название 标题 標題 العنوان"`
	Summary string         `toml:"summary" also:"description excerpt abstract subtitle lead lede intro teaser 요약 설명 resumen descripción résumé описание аннотация 摘要 概要 الملخص الوصف"`
	Weight  int            `toml:"weight" also:"order position menu-order nav-order menu-weight"`
	Draft   bool           `toml:"draft" also:"unpublished wip 초안 borrador brouillon черновик 草稿 مسودة"`
	Aliases []string       `toml:"aliases" also:"redirect-from redirects redirect-urls old-urls oldurls"`
	Params  map[string]any `toml:"params"`
}

// Translation is the front matter of a translated text. The facts come from the
// original.
type Translation struct {
	Title    string `toml:"title" is:"words" also:"name heading headline titel 제목 título titre заголовок название 标题 標題 العنوان"` // a draft may lack it
	Summary  string `toml:"summary" also:"description excerpt abstract subtitle lead lede intro teaser 요약 설명 resumen descripción résumé описание аннотация 摘要 概要 الملخص الوصف"`
	Draft    bool   `toml:"draft" also:"unpublished wip 초안 borrador brouillon черновик 草稿 مسودة"`
	Reviewed *bool  `toml:"reviewed"` // false: no person has read it yet
}
