package watch

import (
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// saves are what editors do to save the file a.md of the folder 2018, as strace
// shows it.
var saves = map[string]func(s *watched){
	"vim": func(s *watched) {
		s.write("content/2018/.a.md.swp", "swap")
		s.write("content/2018/4913", "")
		s.remove("content/2018/4913")
		s.rename("content/2018/a.md", "content/2018/a.md~")
		s.write("content/2018/a.md", "vim\n")
		s.must(os.Chmod(s.at("content/2018/a.md"), 0o644))
		s.remove("content/2018/a.md~")
		s.write("content/2018/.a.md.swp", "swap again")
	},
	"vim with backupcopy=yes": func(s *watched) {
		s.write("content/2018/a.md~", "a\n")
		s.write("content/2018/a.md", "vim again\n")
		s.remove("content/2018/a.md~")
	},
	"emacs": func(s *watched) {
		s.must(os.Symlink("editor@host.1:1", s.at("content/2018/.#a.md")))
		s.write("content/2018/#a.md#", "half a text")
		s.rename("content/2018/a.md", "content/2018/a.md~")
		s.write("content/2018/a.md", "emacs\n")
		s.must(os.Chmod(s.at("content/2018/a.md"), 0o644))
		s.remove("content/2018/#a.md#")
		s.remove("content/2018/.#a.md")
	},
	"nano": func(s *watched) {
		s.write("content/2018/.a.md.swp", "lock")
		s.write("content/2018/a.md", "nano\n")
		s.remove("content/2018/.a.md.swp")
	},
	"Visual Studio Code": func(s *watched) {
		f, err := os.OpenFile(s.at("content/2018/a.md"), os.O_WRONLY|os.O_TRUNC, 0)
		s.must(err)
		_, err = f.WriteString("code, ")
		s.must(err)
		_, err = f.WriteString("in two parts\n")
		s.must(err)
		s.must(f.Close())
	},
	"Obsidian": func(s *watched) {
		s.mkdir("content/.obsidian")
		s.write("content/.obsidian/workspace.json", "{}")
		s.write("content/2018/a.md", "obsidian\n")
		s.write("content/.obsidian/workspace.json", `{"active":"a.md"}`)
	},
	"JetBrains": func(s *watched) {
		s.write("content/2018/a.md___jb_tmp___", "jetbrains\n")
		s.rename("content/2018/a.md", "content/2018/a.md___jb_old___")
		s.rename("content/2018/a.md___jb_tmp___", "content/2018/a.md")
		s.remove("content/2018/a.md___jb_old___")
	},
	"a program that renames a hidden file over it": func(s *watched) {
		s.write("content/2018/.goutputstream-K2", "gedit\n")
		s.rename("content/2018/.goutputstream-K2", "content/2018/a.md")
	},
}

func TestOneSaveIsOneChange(t *testing.T) {
	for name, save := range saves {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inBothModes(t, func(t *testing.T, s *watched) {
				for range 2 {
					save(s)
					s.isNext("content/2018/a.md")
				}
				s.isQuiet()
			})
		})
	}
}

func TestFileOfAnUnknownNameIsToldWithTheSaveItBelongsTo(t *testing.T) {
	s := newWatched(t, modes["events"])
	s.write("content/2018/a.md.kXyZab", "kate\n")
	s.rename("content/2018/a.md.kXyZab", "content/2018/a.md")
	s.isNext("content/2018/a.md", "content/2018/a.md.kXyZab")
	s.isQuiet()
}

func TestIgnoredNamesAreSilent(t *testing.T) {
	inBothModes(t, func(t *testing.T, s *watched) {
		s.write("content/2018/.a.md.swp", "x")
		s.write("content/2018/#a.md#", "x")
		s.mkdir("content/.obsidian/deep")
		s.write("content/.obsidian/deep/x.md", "x")
		s.write("elsewhere/ignored.md", "still no part of it\n")
		s.mkdir("public/content")
		s.write("public/content/index.html", "built")
		s.isQuiet()
	})
}

func TestChangesAreTold(t *testing.T) {
	inBothModes(t, func(t *testing.T, s *watched) {
		s.write("config.toml", "title = 'y'\n")
		s.isNext("config.toml")

		s.rename("content/2018/a.md", "content/2018/z.md")
		s.isNext("content/2018/a.md", "content/2018/z.md")

		s.remove("content/2018/b.md")
		s.isNext("content/2018/b.md")

		s.remove("config.toml")
		s.isNext("config.toml")
		s.write("config.toml", "title = 'z'\n")
		s.isNext("config.toml")

		s.write("content/2018/z.md", "")
		s.isNext("content/2018/z.md")
		s.isQuiet()
	})
}

func TestPermissionsAreChangesButTouchedAttributesAreNot(t *testing.T) {
	inBothModes(t, func(t *testing.T, s *watched) {
		s.must(os.Chmod(s.at("content/2018/a.md"), 0))
		s.isNext("content/2018/a.md")
		s.must(os.Chmod(s.at("content/2018/a.md"), 0o644))
		s.isNext("content/2018/a.md")
		s.must(os.Chmod(s.at("content/2018/a.md"), 0o644))
		s.isQuiet()
	})
}

func TestWhileTheReceiverIsBusyChangesAreGathered(t *testing.T) {
	inBothModes(t, func(t *testing.T, s *watched) {
		var want []string
		for range 50 {
			want = append(want, s.mark())
		}
		changes := s.until(want[len(want)-1])
		// What was offered before the last of them came, and the rest.
		if len(changes) > 3 {
			t.Errorf("told in %d changes", len(changes))
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
	inBothModes(t, func(t *testing.T, s *watched) {
		outside := t.TempDir()
		s.must(os.Symlink(outside, s.at("content/link")))
		s.isNext("content/link")
		s.must(os.Symlink(outside, s.at("templates")))
		s.isNext("templates")
		s.must(os.WriteFile(outside+"/x.md", []byte("x"), 0o644))
		s.isQuiet()
	})
}
