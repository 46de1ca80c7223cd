package sitepath

import (
	"testing"
)

const md = "ga-73-180.md"

var copies = []struct {
	name, original string
	certain        bool
}{
	{"ga-73-180.sync-conflict-20240101-120000-ABCDEFG.md", md, true},
	{"ga-73-180.sync-conflict-20240101-120000.md", md, true},
	{"ga-73-180.ko.sync-conflict-20240101-120000-ABCDEFG.md", "ga-73-180.ko.md", true},
	{"ga-73-180.votes.sync-conflict-20240101-120000-ABCDEFG.csv", "ga-73-180.votes.csv", true},
	{"_links.sync-conflict-20240101-120000-ABCDEFG.toml", "_links.toml", true},
	{"ga-73-180 (Mina's conflicted copy 2024-01-01).md", md, true},
	{"ga-73-180 (conflicted copy 2024-01-01 120000).md", md, true},
	{"ga-73-180 (SFConflict mina@example.org 2024-01-01-12-00-00).md", md, true},
	{"ga-73-180 (In Konflikt stehende Kopie von Mina 2024-01-01).md", md, true},
	{"ga-73-180 (Copie en conflit de Mina 2024-01-01).md", md, true},
	{"ga-73-180_conflict-20240101-120000.md", md, true},
	{"ga-73-180_nas_Jan-01-1200-2024_Conflict.md", md, true},
	{"ga-73-180_BACKUP_1234.md", md, true},
	{"ga-73-180_REMOTE_1234.md", md, true},
	{"ga-73-180.md.LOCAL.1234.md", md, true},
	{"ga-73-180.md.orig", md, true},
	{"ga-73-180.md.rej", md, true},
	{"ga-73-180.md.r12", md, true},
	{"ga-73-180.votes.csv.mine", "ga-73-180.votes.csv", true},

	{"ga-73-180 (Konflikt).md", md, false},
	{"ga-73-180 [conflict].md", md, false},
	{"ga-73-180.Conflict.md", md, false},
	{"ga-73-180 2.md", md, false},
	{"ga-73-180.ko 2.md", "ga-73-180.ko.md", false},
	{"ga-73-180 (1).md", md, false},
	{"ga-73-180(1).md", md, false},
	{"ga-73-180 copy.md", md, false},
	{"ga-73-180 copy 2.md", md, false},
	{"ga-73-180 - Copy (2).md", md, false},
	{"ga-73-180 – Kopie.md", md, false},
	{"Copy of ga-73-180.md", md, false},
	{"2018 2", "2018", false},
	{"ga-73-180-DESKTOP-AB12CD3.md", md, false},
	{"ga-73-180-MINA-PC.md", md, false},
	{"ga-73-180-Minas-MacBook-Pro.md", md, false},
	{"ga-73-180-WORKSTATION.md", md, false},
	{"ga-73-180.ko-LAPTOP-AB12CD34.md", "ga-73-180.ko.md", false},
	{"강제실종 2.md", "강제실종.md", false},

	{md, "", false},
	{"ga-73-180.ko.md", "", false},
	{"_index.md", "", false},
	{"_links.toml", "", false},
	{"A-RES-60-173.md", "", false},
	{"A-RES-60-173-ADD1.md", "", false},
	{"a-res-60-173-ADD1.md", "", false},
	{"coi-report-EN.md", "", false},
	{"report-on-the-laptop-seizures.md", "", false},
	{"conflict.md", "", false},
	{"war-and-conflict.md", "", false},
	{"annex_2.md", "", false},
	{"2018", "", false},
	{"map.r00", "", false},
	{"a.orig", "", false},
}

func TestCopyOf(t *testing.T) {
	for _, test := range copies {
		if original, certain := CopyOf(test.name); original != test.original || certain != test.certain {
			t.Errorf("CopyOf(%q) = %q, %v; want %q, %v", test.name, original, certain, test.original, test.certain)
		}
	}
}
