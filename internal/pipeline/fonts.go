package pipeline

import (
	"fmt"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/sitedir"
	"annals/internal/output/picture"
)

// maxFont exceeds the largest common fonts: collections for all of Chinese,
// Japanese and Korean.
const maxFont = 64 << 20

// loadFonts reads the fonts of the cards. Problems of a file are reported at its
// entry in config.toml.
func loadFonts(dir *sitedir.Dir, cards *config.Cards, report *diag.List) (picture.Fonts, error) {
	if cards == nil {
		return nil, nil
	}
	var fonts picture.Fonts
	for _, f := range cards.Fonts {
		var problems diag.List
		raw, err := dir.Read(f.File, maxFont, &problems)
		if err != nil {
			return nil, err
		}
		if len(problems) > 0 {
			*report = append(*report, unreadableFont(f, problems[0]))
			continue
		}
		font, err := picture.ParseFont(raw)
		if err != nil {
			report.Error(f.At, diag.InvalidValue, fmt.Sprintf("%s cannot be drawn with: %v", f.File, err), "take a font with outlines in a .ttf, .otf or .ttc file")
			continue
		}
		fonts = append(fonts, font)
	}
	return fonts, nil
}

func unreadableFont(f config.Font, d diag.Diagnostic) diag.Diagnostic {
	d.Range, d.Message = f.At, fmt.Sprintf("%s: %s", f.File, d.Message)
	if d.Code == diag.FileMissing {
		d.Message, d.Hint = fmt.Sprintf("there is no font %s", f.File), "put the file there, or delete it from the list"
	}
	return d
}
