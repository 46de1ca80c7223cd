package jsonobject_test

import (
	"testing"

	"annals/internal/jsonobject"
)

func TestMembersKeepTheirOrderAndSigns(t *testing.T) {
	o := jsonobject.Object{{"z", "a < b & \"c\""}, {"a", jsonobject.Object{{"<b>", []int{1, 2}}}}, {"m", nil}}
	got, err := jsonobject.Marshal(o)
	if want := `{"z":"a < b & \"c\"","a":{"<b>":[1,2]},"m":null}`; err != nil || string(got) != want {
		t.Errorf("%s, %v, want %s", got, err, want)
	}
	got, err = jsonobject.MarshalIndent(jsonobject.Object{{"a", jsonobject.Object{}}, {"b", 1}})
	if want := "{\n  \"a\": {},\n  \"b\": 1\n}\n"; err != nil || string(got) != want {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
}

func TestWhatIsNoJSONIsAnError(t *testing.T) {
	for _, of := range []any{func() {}, jsonobject.Object{{"a", func() {}}}} {
		if got, err := jsonobject.Marshal(of); err == nil {
			t.Errorf("%T is encoded as %s", of, got)
		}
		if got, err := jsonobject.MarshalIndent(of); err == nil {
			t.Errorf("%T is encoded as %s", of, got)
		}
	}
}
