package cli

import (
	"slices"
	"strings"
	"testing"

	"annals/internal/pipeline"
)

func TestHelpOfExportNamesAllFormats(t *testing.T) {
	_, rest, _ := strings.Cut((&app{}).exportCommand().Long, "one of\n\n")
	list, _, _ := strings.Cut(rest, "\n\n")
	var names []string
	for _, f := range pipeline.ExportFormats() {
		names = append(names, f.Name)
	}
	if !slices.Equal(strings.Fields(list), names) {
		t.Errorf("the help has %q, not %q", list, names)
	}
}

func TestMissingProgramIsNamed(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	format, err := exportFormat("zim")
	if err != nil {
		t.Fatal(err)
	}
	err = needProgram(format)
	if err == nil || err.Error() != "zim needs zimwriterfs (Debian: zim-tools)" {
		t.Errorf("%v", err)
	}
}
