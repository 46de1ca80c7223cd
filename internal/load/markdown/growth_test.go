package markdown

import (
	"context"
	"testing"

	"annals/internal/testing/growthtest"
)

func TestTimeIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a few seconds")
	}
	const size = 320_000
	p := New(Options{})
	for name, text := range pathological {
		t.Run(name, func(t *testing.T) {
			n := size * 1000 / max(len(text(1000)), 1)
			parse := func(src []byte) func() {
				return func() {
					body, _ := p.Parse(context.Background(), "long.md", "en", 1, src)
					if _, _, err := body.AppendMarkdown(nil, nil, func(int) string { return "x" }); err != nil {
						t.Error(err)
					}
				}
			}
			growthtest.Linear(t, parse([]byte(text(n/growthtest.Parts))), parse([]byte(text(n))))
		})
	}
}
