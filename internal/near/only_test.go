package near

import "testing"

func TestOnly(t *testing.T) {
	candidates := map[string]string{
		"northkorea": "north", "southkorea": "south", "slovenia": "si", "slovakia": "sk", "slovakrepublic": "sk", "iran": "ir", "iraq": "iq",
	}
	tests := []struct{ word, want string }{
		{"northkorea", "north"},
		{"nrothkorea", "north"}, // a swap counts one
		{"sothkorea", "south"},
		{"slovenja", "si"},
		{"slovania", ""}, // one letter from both
		{"irab", ""},
		{"irann", "ir"},
		{"atlantis", ""},
		{"", ""},
	}
	for _, tt := range tests {
		if got := Only(tt.word, candidates); got != tt.want {
			t.Errorf("Only(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
}
