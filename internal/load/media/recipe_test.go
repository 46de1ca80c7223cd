package media

import (
	"bytes"
	"strings"
	"testing"

	"annals/internal/diag"
	pic "annals/internal/testing/picturetest"
)

func TestRecipeMakesTheSameBytes(t *testing.T) {
	for name, data := range pic.Marked(t) {
		var problems diag.List
		parts := Clean("static/"+name, data, &problems)
		r := NewRecipe(data, parts)
		again, ok := r.Of(bytes.Clone(data))
		if !ok || !bytes.Equal(bytes.Join(again, nil), bytes.Join(parts, nil)) {
			t.Errorf("%s: %v, other bytes", name, ok)
		}
		for _, s := range r.steps {
			if len(s.literal) > 4096 {
				t.Errorf("%s: the recipe holds %d bytes of the file", name, len(s.literal))
			}
		}
		if _, ok := r.Of(append(bytes.Clone(data), 'x')); ok {
			t.Errorf("%s: the recipe takes another file", name)
		}
	}
	large := []byte(svgHead + "<style>a{} /* x */" + strings.Repeat("b{fill:red}", maxLiteral/8) + "</style></svg>")
	var problems diag.List
	if r := NewRecipe(large, Clean("static/a.svg", large, &problems)); r.steps != nil {
		t.Error("a large text is kept")
	}
	if _, ok := (Recipe{}).Of(nil); ok {
		t.Error("no recipe takes a file")
	}
}
