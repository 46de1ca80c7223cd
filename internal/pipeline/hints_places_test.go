package pipeline_test

import "annals/internal/diag"

// located is a site whose settings end with a place.
func located(keys string) sources {
	return sources{"config.toml": hintConfig + "[places.port]\nlabel = \"Port\"\n" + keys}
}

// replaced is change for the settings.
func replaced(old, replacement string) func(sources) {
	return func(files sources) { files.sub("config.toml", old, replacement) }
}

var placeHints = []hintCase{
	{code: diag.UnknownTerm, files: at("places = [\"valey\"]\n", "")},
	{code: diag.UnknownTerm, files: at("places = [\"harbour\"]\n", ""), fix: setting("[places.harbour]\nlabel = \"Harbour\"\n")},
	{code: diag.ExactPlace, files: located("lat = 39.03921\nlon = 125.75\n"), fix: replaced("39.03921", "39.039")},
	{code: diag.ExactPlace, files: located("lat = 39.03921\nlon = 125.76252\n"), fix: setting("exact = true\n")},
	{code: diag.WrongType, files: located("lat = \"39°02′N\"\nlon = 125.75\n")},
	{code: diag.WrongType, files: located("lat = \"39.0392, 125.7625\"\n"), fix: replaced("lat = \"39.0392, 125.7625\"", "lat = 39.039\nlon = 125.763")},
	{code: diag.MissingKey, files: located("lon = 125.75\n"), fill: "39.03"},
	{code: diag.InvalidValue, files: located("lat = 125.75\nlon = 39.03\n"), fix: replaced("lat = 125.75\nlon = 39.03", "lat = 39.03\nlon = 125.75")},
	{code: diag.InvalidValue, files: located("lat = 39.03\nlon = 245.75\n")},
	{code: diag.InvalidValue, files: located("exact = true\n"), fix: replaced("exact = true\n", "")},
	{code: diag.UnknownKey, files: located("latitude = 39.03\nlon = 125.75\n")},
}
