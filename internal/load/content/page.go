package content

// Page is the front matter of a plain page, of a year's introduction and of the
// home page. Only a plain page must have a title.
type Page struct {
	Title   string         `toml:"title" is:"words"`
	Summary string         `toml:"summary"`
	Weight  int            `toml:"weight"`
	Draft   bool           `toml:"draft"`
	Aliases []string       `toml:"aliases"`
	Params  map[string]any `toml:"params"`
}

// Translation is the front matter of a translated text. The facts come from the
// original.
type Translation struct {
	Title    string `toml:"title" is:"words"` // a draft may lack it
	Summary  string `toml:"summary"`
	Draft    bool   `toml:"draft"`
	Reviewed *bool  `toml:"reviewed"` // false: no person has read it yet
}
