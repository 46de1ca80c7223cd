package config

import (
	"fmt"
	"maps"

	"annals/internal/diag"
)

// Role is what a colour is for.
type Role string

// The roles, by the names of their keys.
const (
	Background Role = "background"
	Panel      Role = "panel" // behind what is set apart, such as the foot
	Text       Role = "text"
	Muted      Role = "muted" // text that says less
	LinkColour Role = "link"
	Accent     Role = "accent"
	Focus      Role = "focus"  // around what the keyboard is at
	Border     Role = "border" // of fields and buttons
	Line       Role = "line"   // between parts, decoration only
)

// Palette is colours by their roles.
type Palette map[Role]Colour

// DefaultPalettes returns the colours of the built-in theme for light and dark screens.
func DefaultPalettes() (light, dark Palette) {
	return Palette{
		Background: {0xfd, 0xfd, 0xfb}, Panel: {0xf3, 0xf2, 0xec}, Text: {0x16, 0x20, 0x2c}, Muted: {0x4b, 0x58, 0x66}, LinkColour: {0x12, 0x43, 0x6d},
		Accent: {0x8c, 0x2f, 0x1b}, Focus: {0xb3, 0x54, 0x0a}, Border: {0x7a, 0x7f, 0x86}, Line: {0xd3, 0xd0, 0xc3},
	}, Palette{
		Background: {0x13, 0x18, 0x1e}, Panel: {0x1b, 0x22, 0x2a}, Text: {0xe9, 0xe6, 0xde}, Muted: {0xb0, 0xb7, 0xbf}, LinkColour: {0x9c, 0xc4, 0xee},
		Accent: {0xf0, 0xa0, 0x8c}, Focus: {0xff, 0xbf, 0x47}, Border: {0x8b, 0x94, 0x9d}, Line: {0x34, 0x40, 0x4c},
	}
}

// DefaultBallots returns the colours of votes in the figures, which a site cannot change:
// yes, no, abstaining, absent. They have other marks beside the colour.
func DefaultBallots() (light, dark [4]Colour) {
	return [4]Colour{{0x12, 0x43, 0x6d}, {0xf4, 0x6a, 0x25}, {0xa2, 0x85, 0xd1}, {0x3d, 0x3d, 0x3d}},
		[4]Colour{{0x6e, 0xa8, 0xdc}, {0xf5, 0x8b, 0x54}, {0xb9, 0xa2, 0xe3}, {0x9a, 0xa2, 0xaa}}
}

// The contrasts that WCAG 2.2 AA asks of words and of marks, and what the figures of
// votes have at least on the built-in panel.
const (
	contrastOfWords   = 4.5
	contrastOfMarks   = 3
	contrastOfBallots = 2.5
)

// drawn are the roles that are seen on the background and on panels, in the order in
// which they are checked, and what they are called.
var drawn = []struct {
	role  Role
	words string
	least float64
}{
	{Text, "text", contrastOfWords},
	{Muted, "muted text", contrastOfWords},
	{LinkColour, "links", contrastOfWords},
	{Accent, "the accent", contrastOfWords},
	{Focus, "the mark of the focus", contrastOfMarks},
	{Border, "borders", contrastOfMarks},
}

// paletteKeys is [theme.light] or [theme.dark].
type paletteKeys struct {
	Background *string `toml:"background" example:"\"#ffffff\"" is:"colour"`
	Panel      *string `toml:"panel" is:"colour"`
	Text       *string `toml:"text" is:"colour"`
	Muted      *string `toml:"muted" is:"colour"`
	Link       *string `toml:"link" is:"colour"`
	Accent     *string `toml:"accent" example:"\"#8c2f1b\"" is:"colour"`
	Focus      *string `toml:"focus" is:"colour"`
	Border     *string `toml:"border" is:"colour"`
	Line       *string `toml:"line" is:"colour"`
}

// scheme is the colours of light or dark screens while they are checked.
type scheme struct {
	*reader
	path    string  // "theme.light"
	own     Palette // what the site sets
	all     Palette // and what it does not
	ballots [4]Colour
}

// palette reads [theme.light] or [theme.dark]. It returns what differs from the
// built-in theme.
func (r *reader) palette(path string, keys *paletteKeys, builtin Palette, ballots [4]Colour) Palette {
	if keys == nil {
		return nil
	}
	s := &scheme{reader: r, path: path, own: Palette{}, ballots: ballots}
	for role, value := range map[Role]*string{
		Background: keys.Background, Panel: keys.Panel, Text: keys.Text, Muted: keys.Muted, LinkColour: keys.Link,
		Accent: keys.Accent, Focus: keys.Focus, Border: keys.Border, Line: keys.Line,
	} {
		if value == nil {
			continue
		}
		c, problem := parseColour(*value)
		if problem != nil {
			r.problem(s.key(role), problem)
			continue
		}
		s.own[role] = c
	}
	s.complete(builtin)
	s.checkBackgrounds()
	s.checkDrawn()
	maps.DeleteFunc(s.all, func(role Role, c Colour) bool { return c == builtin[role] })
	return s.all
}

func (s *scheme) key(role Role) string { return s.path + "." + string(role) }

// complete adds the colours that the site does not set. Panels and lines follow a
// background of the site's own.
func (s *scheme) complete(builtin Palette) {
	s.all = maps.Clone(builtin)
	maps.Copy(s.all, s.own)
	if background, isOwn := s.own[Background]; isOwn {
		s.follow(background)
	}
}

// follow sets the background, and the colours that follow it.
func (s *scheme) follow(background Colour) {
	const panelShare, lineShare = 10, 45 // of 255
	s.all[Background] = background
	end := background.opposite()
	if _, isOwn := s.own[Panel]; !isOwn {
		s.all[Panel] = background.towards(end, panelShare)
	}
	if _, isOwn := s.own[Line]; !isOwn {
		s.all[Line] = background.towards(end, lineShare)
	}
}

// checkBackgrounds checks the site's background and panel against the colours that the
// site does not set. Afterwards they are as the hints say.
func (s *scheme) checkBackgrounds() {
	if own, isOwn := s.own[Background]; isOwn {
		s.checkBackground(Background, own, s.follow)
	}
	if own, isOwn := s.own[Panel]; isOwn {
		s.checkBackground(Panel, own, func(c Colour) { s.all[Panel] = c })
	}
}

func (s *scheme) checkBackground(role Role, own Colour, set func(Colour)) {
	words, least, on := s.unreadable(role)
	if words == "" {
		return
	}
	message := fmt.Sprintf("%s would have a contrast of %s to this %s; %g is needed", words, ratio(on), role, least)
	better, ok := own.nearest(func(c Colour) bool {
		set(c)
		words, _, _ := s.unreadable(role)
		return words == ""
	})
	set(better)
	hint := fmt.Sprintf("write %q, the nearest colour with which all can be seen, or give the others of [%s] colours that can be seen on it", better, s.path)
	if !ok {
		hint = "choose another colour"
	}
	s.valueError(s.key(role), diag.LowContrast, message, hint)
}

// unreadable returns the first of what the site does not set that cannot be seen on its
// background or panel.
func (s *scheme) unreadable(role Role) (words string, least, on float64) {
	for _, d := range drawn {
		if _, isOwn := s.own[d.role]; isOwn {
			continue
		}
		on := contrast(s.all[d.role], s.all[role])
		if _, isOwn := s.own[Panel]; !isOwn { // it follows the background
			on = min(on, contrast(s.all[d.role], s.all[Panel]))
		}
		if on < d.least {
			return d.words, d.least, on
		}
	}
	if role == Panel { // what is seen on the background must be seen on it as well
		if c := contrast(s.all[Background].opposite(), s.all[Panel]); c < contrastOfWords {
			return "text that can be read on the background", contrastOfWords, c
		}
		return "", 0, 0
	}
	for _, ballot := range s.ballots {
		if c := contrast(ballot, s.all[Background]); c < contrastOfBallots {
			return "the figures of votes", contrastOfBallots, c
		}
	}
	return "", 0, 0
}

// contrastOf returns the contrast of a colour to the background and the panel, the
// smaller of the two.
func (s *scheme) contrastOf(c Colour) float64 {
	return min(contrast(c, s.all[Panel]), contrast(c, s.all[Background]))
}

// checkDrawn checks the colours that the site sets for what is drawn.
func (s *scheme) checkDrawn() {
	for _, d := range drawn {
		own, isOwn := s.own[d.role]
		if !isOwn || s.contrastOf(own) >= d.least {
			continue
		}
		hint := "choose a lighter or darker background"
		if better, ok := own.nearest(func(c Colour) bool { return s.contrastOf(c) >= d.least }); ok {
			hint = fmt.Sprintf("write %q, the nearest colour that can be seen", better)
		}
		s.valueError(s.key(d.role), diag.LowContrast,
			fmt.Sprintf("this colour has a contrast of %s to the background or to panels; %g is needed for %s", ratio(s.contrastOf(own)), d.least, d.words), hint)
	}
}

// ratio writes a contrast, rounded down: one that is too small never prints as enough.
func ratio(c float64) string { return fmt.Sprintf("%d.%d", int(c), int(c*10)%10) }
