package convert

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
)

// About is what a ZIM file says of itself.
type About struct {
	First                string // the page to begin with, named with slashes
	Lang                 string // a code of three letters
	Name                 string // that Kiwix knows it by
	Title, Text, Creator string
}

// Kiwix shows no more letters of these.
const (
	maxTitle = 30
	maxText  = 80
)

// ZIM packs the folder into a file. It adds a picture to the folder.
func ZIM(ctx context.Context, program, folder string, about About, file string) error {
	const picture = "zim-illustration.png"
	if err := illustrate(filepath.Join(folder, picture)); err != nil {
		return err
	}
	err := run(ctx, program,
		"--welcome="+about.First, "--illustration="+picture, "--language="+about.Lang, "--name="+about.Name, "--title="+cut(about.Title, maxTitle),
		"--description="+cut(about.Text, maxText), "--creator="+about.Creator, "--publisher=Annals", folder, file)
	if err != nil {
		return err
	}
	return check(file, "ZIM\x04")
}

// cut returns at most n letters of a text.
func cut(text string, n int) string {
	letters := []rune(text)
	if len(letters) <= n {
		return text
	}
	return string(letters[:n-1]) + "…"
}

// illustrate draws the picture that Kiwix asks for, of 48 by 48 points: a line of time with
// three events.
func illustrate(file string) error {
	const size, line, dot = 48, 2, 5
	m := image.NewPaletted(image.Rect(0, 0, size, size), color.Palette{color.White, color.RGBA{0x1f, 0x4e, 0x79, 0xff}})
	for y := range size {
		for x := range size {
			fromLine := max(x-size/2, size/2-1-x)
			isLine := fromLine < line/2 && y >= dot && y < size-dot
			for _, at := range []int{10, 24, 38} {
				isLine = isLine || (x-size/2)*(x-size/2)+(y-at)*(y-at) <= dot*dot
			}
			if isLine {
				m.SetColorIndex(x, y, 1)
			}
		}
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("draw the picture of the file: %w", err)
	}
	if err := errors.Join(png.Encode(f, m), f.Close()); err != nil {
		return fmt.Errorf("draw the picture of the file: %w", err)
	}
	return nil
}
