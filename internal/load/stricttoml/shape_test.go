package stricttoml_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/load/stricttoml"
)

// A shape lists the keys that a decoder accepts, in the order of the struct, and
// resolves pointers and embedded structs.
func TestShapeDescribesTheDecoder(t *testing.T) {
	type named struct {
		Label string `toml:"label,required"`
	}
	type inner struct {
		named
		Count *int `toml:"count" is:"count"`
	}
	type outer struct {
		Title string                  `toml:"title,required" is:"words"`
		List  []*inner                `toml:"list"`
		Free  map[string]any          `toml:"free"`
		Day   *stricttoml.LocalDate   `toml:"day"`
		Own   map[string]customNumber `toml:"own"`
		Other int
	}
	shape := stricttoml.For[outer](stricttoml.FrontMatter).Shape()
	var got []string
	for _, k := range shape.Keys() {
		got = append(got, k.Name)
	}
	if diff := cmp.Diff([]string{"title", "list", "free", "day", "own"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	keys := shape.Keys()
	if k := keys[0]; !k.Required || k.Is != "words" || k.Shape.Want() != stricttoml.WantText {
		t.Errorf("title is %+v", k)
	}
	list := keys[1].Shape
	below := list.Elem().Keys()
	if list.Want() != stricttoml.WantList || list.Elem().Want() != stricttoml.WantTable || len(below) != 2 {
		t.Fatalf("list is %v of %v with %d keys", list.Want(), list.Elem().Want(), len(below))
	}
	if k := below[1]; k.Name != "count" || k.Is != "count" || k.Required || k.Shape.Want() != stricttoml.WantInteger {
		t.Errorf("count is %+v", k)
	}
	if free := keys[2].Shape; free.Want() != stricttoml.WantMap || free.Elem().Want() != stricttoml.WantAny {
		t.Errorf("free is %v", free.Want())
	}
	if _, ok := keys[3].Shape.Zero().(stricttoml.LocalDate); !ok {
		t.Errorf("day is a %T", keys[3].Shape.Zero())
	}
	if own := keys[4].Shape.Elem(); own.Want() != stricttoml.WantCustom {
		t.Errorf("own is %v", own.Want())
	}
}

// customNumber validates its own values.
type customNumber int

func (*customNumber) FromTOML(any) error { return nil }
