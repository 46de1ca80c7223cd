package watch

import (
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// saves are the operations by which editors save the file content/2018/a.md, as
// shown by strace.
var saves = map[string]func(s *testSite){
	"vim": func(s *testSite) {
		s.write("content/2018/.a.md.swp", "swap")
		s.write("content/2018/4913", "")
		s.remove("content/2018/4913")
		s.rename("content/2018/a.md", "content/2018/a.md~")
		s.write("content/2018/a.md", "vim\n")
		s.must(os.Chmod(s.at("content/2018/a.md"), 0o644))
		s.remove("content/2018/a.md~")
		s.write("content/2018/.a.md.swp", "swap again")
	},
	"vim with backupcopy=yes": func(s *testSite) {
		s.write("content/2018/a.md~", "a\n")
		s.write("content/2018/a.md", "vim again\n")
		s.remove("content/2018/a.md~")
	},
	"emacs": func(s *testSite) {
		s.must(os.Symlink("editor@host.1:1", s.at("content/2018/.#a.md")))
		s.write("content/2018/#a.md#", "half a text")
		s.rename("content/2018/a.md", "content/2018/a.md~")
		s.write("content/2018/a.md", "emacs\n")
		s.must(os.Chmod(s.at("content/2018/a.md"), 0o644))
		s.remove("content/2018/#a.md#")
		s.remove("content/2018/.#a.md")
	},
	"nano": func(s *testSite) {
		s.write("content/2018/.a.md.swp", "lock")
		s.write("content/2018/a.md", "nano\n")
		s.remove("content/2018/.a.md.swp")
	},
	"Visual Studio Code": func(s *testSite) {
		f, err := os.OpenFile(s.at("content/2018/a.md"), os.O_WRONLY|os.O_TRUNC, 0)
		s.must(err)
		_, err = f.WriteString("code, ")
		s.must(err)
		_, err = f.WriteString("in two parts\n")
		s.must(err)
		s.must(f.Close())
	},
	"Obsidian": func(s *testSite) {
		s.mkdir("content/.obsidian")
		s.write("content/.obsidian/workspace.json", "{}")
		s.write("content/2018/a.md", "obsidian\n")
		s.write("content/.obsidian/workspace.json", `{"active":"a.md"}`)
	},
	"JetBrains": func(s *testSite) {
		s.write("content/2018/a.md___jb_tmp___", "jetbrains\n")
		s.rename("content/2018/a.md", "content/2018/a.md___jb_old___")
		s.rename("content/2018/a.md___jb_tmp___", "content/2018/a.md")
		s.remove("content/2018/a.md___jb_old___")
	},
	"a program that renames a hidden file over it": func(s *testSite) {
		s.write("content/2018/.goutputstream-K2", "gedit\n")
		s.rename("content/2018/.goutputstream-K2", "content/2018/a.md")
	},
}

func TestOneSaveIsOneChange(t *testing.T) {
	for name, save := range saves {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inBothModes(t, func(t *testing.T, s *testSite) {
				for range 2 {
					save(s)
					s.expectNext("content/2018/a.md")
				}
				s.expectNoOther()
			})
		})
	}
}

func TestUnknownTempFileIsReportedWithItsSave(t *testing.T) {
	s := newTestSite(t, modes["events"])
	s.write("content/2018/a.md.kXyZab", "kate\n")
	s.rename("content/2018/a.md.kXyZab", "content/2018/a.md")
	s.expectNext("content/2018/a.md", "content/2018/a.md.kXyZab")
	s.expectNoOther()
}

func TestIgnoredNamesAreNotReported(t *testing.T) {
	inBothModes(t, func(t *testing.T, s *testSite) {
		s.write("content/2018/.a.md.swp", "x")
		s.write("content/2018/#a.md#", "x")
		s.mkdir("content/.obsidian/deep")
		s.write("content/.obsidian/deep/x.md", "x")
		s.write("elsewhere/ignored.md", "still no part of it\n")
		s.mkdir("public/content")
		s.write("public/content/index.html", "built")
		s.expectNoOther()
	})
}

func TestChangesAreReported(t *testing.T) {
	inBothModes(t, func(t *testing.T, s *testSite) {
		s.write("config.toml", "title = 'y'\n")
		s.expectNext("config.toml")

		s.rename("content/2018/a.md", "content/2018/z.md")
		s.expectNext("content/2018/a.md", "content/2018/z.md")

		s.remove("content/2018/b.md")
		s.expectNext("content/2018/b.md")

		s.remove("config.toml")
		s.expectNext("config.toml")
		s.write("config.toml", "title = 'z'\n")
		s.expectNext("config.toml")

		s.write("content/2018/z.md", "")
		s.expectNext("content/2018/z.md")
		s.expectNoOther()
	})
}

func TestPermissionChangesAreReportedUnchangedAttributesAreNot(t *testing.T) {
	inBothModes(t, func(t *testing.T, s *testSite) {
		s.must(os.Chmod(s.at("content/2018/a.md"), 0))
		s.expectNext("content/2018/a.md")
		s.must(os.Chmod(s.at("content/2018/a.md"), 0o644))
		s.expectNext("content/2018/a.md")
		s.must(os.Chmod(s.at("content/2018/a.md"), 0o644))
		s.expectNoOther()
	})
}

func TestChangesAreGatheredWhileReceiverIsBusy(t *testing.T) {
	inBothModes(t, func(t *testing.T, s *testSite) {
		var want []string
		for range 50 {
			want = append(want, s.newFile())
		}
		changes := s.waitFor(want[len(want)-1])
		// One that was pending before the last file, and the rest.
		if len(changes) > 3 {
			t.Errorf("reported in %d changes", len(changes))
		}
		var got []string
		for _, change := range changes {
			got = append(got, change.Paths...)
		}
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(want, slices.Compact(got)); diff != "" {
			t.Errorf("not what changed (-want +got):\n%s", diff)
		}
	})
}

func TestSymbolicLinksAreNotFollowed(t *testing.T) {
	inBothModes(t, func(t *testing.T, s *testSite) {
		outside := t.TempDir()
		s.must(os.Symlink(outside, s.at("content/link")))
		s.expectNext("content/link")
		s.must(os.Symlink(outside, s.at("templates")))
		s.expectNext("templates")
		s.must(os.WriteFile(outside+"/x.md", []byte("x"), 0o644))
		s.expectNoOther()
	})
}
