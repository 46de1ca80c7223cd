package vote

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// parse parses src and returns its problems as line:column-end: message [code] (hint).
func parse(t *testing.T, src string) (Roll, []string) {
	t.Helper()
	table, list := ParseCSV("v.csv", []byte(src))
	list.Sort()
	var lines []string
	for _, d := range list {
		if d.File != "v.csv" {
			t.Errorf("diagnostic without its file: %+v", d)
		}
		lines = append(lines, fmt.Sprintf("%d:%d-%d: %s [%s] (%s)", d.Line, d.Column, d.End, d.Message, d.Code, d.Hint))
	}
	return table.Roll, lines
}

func TestParseCSVReturnsARoll(t *testing.T) {
	want := Roll{{"JPN", Yes}, {"KOR", Abstain}, {"PRK", No}, {"SRB", Absent}}
	for name, src := range map[string]string{
		"plain":              "state,vote\nJPN,Y\nKOR,A\nPRK,N\nSCG,X\n",
		"unsorted":           "state,vote\nSCG,X\nPRK,N\nJPN,Y\nKOR,A\n",
		"no last line end":   "state,vote\nJPN,Y\nKOR,A\nPRK,N\nSCG,X",
		"CRLF":               "state,vote\r\nJPN,Y\r\nKOR,A\r\nPRK,N\r\nSCG,X\r\n",
		"lone CR":            "state,vote\rJPN,Y\rKOR,A\rPRK,N\rSCG,X\r",
		"byte order mark":    "\ufeffstate,vote\nJPN,Y\nKOR,A\nPRK,N\nSCG,X\n",
		"blank lines":        "\n  \nstate,vote\n\nJPN,Y\n\t\nKOR,A\nPRK,N\nSCG,X\n\n",
		"quotes":             "\"state\",\"vote\"\n\"JPN\",\"Y\"\nKOR,\"A\"\n\"PRK\",N\nSCG , X\n",
		"columns swapped":    "vote,state\nY,JPN\nA,KOR\nN,PRK\nX,SCG\n",
		"capitals in header": "State,Vote\nJPN,Y\nKOR,A\nPRK,N\nSCG,X\n",
		"spaces":             " state , vote \n JPN,Y\nKOR ,A\nPRK,\u00a0N\nSCG,X \n",
	} {
		t.Run(name, func(t *testing.T) {
			roll, lines := parse(t, src)
			if lines != nil {
				t.Fatalf("unexpected diagnostics: %q", lines)
			}
			if diff := cmp.Diff(want, roll); diff != "" {
				t.Error(diff)
			}
		})
	}
}

var invalidFiles = []struct {
	name, src string
	want      []string
}{
	{"empty", "", []string{
		"1:1-0: this votes file is empty [invalid-votes-file] (write a line for each state, such as KOR,Y under the header state,vote, or remove the file)",
	}},
	{"header only", "state,vote\n", []string{
		"1:1-0: this votes file names no states [invalid-votes-file] (write a line for each state, such as KOR,Y under the header state,vote, or remove the file)",
	}},
	{"missing header", "KOR,Y\n", []string{
		"1:1-4: the header line is missing [invalid-votes-file] (let the first line be: state,vote)",
	}},
	{"missing header and unknown state", "kor,Y\n", []string{
		"1:1-4: the header line is missing [invalid-votes-file] (let the first line be: state,vote)",
		`1:1-4: unknown state "kor" [unknown-state] (did you mean KOR (Republic of Korea)?)`,
	}},
	{"unknown column", "country,vote\nKOR,Y\n", []string{
		`1:1-8: unknown column "country" [invalid-votes-file] (let the first line be: state,vote, or state,vote,note)`,
	}},
	{"column too many", "state,vote,name\nKOR,Y,Republic of Korea\n", []string{
		`1:12-16: unknown column "name" [invalid-votes-file] (let the first line be: state,vote, or state,vote,note)`,
	}},
	{"missing column", "state\nKOR,Y\n", []string{
		`1:1-6: the column "vote" is missing [invalid-votes-file] (let the first line be: state,vote)`,
	}},
	{"column twice", "state,state,vote\n", []string{
		`1:7-12: the column "state" stands here twice [invalid-votes-file] (let the first line be: state,vote)`,
	}},
	{"semicolons", "state;vote\nKOR;Y\nPRK;N\n", []string{
		"1:1-11: the columns of a votes file are separated by commas [invalid-votes-file] (save the table as CSV with commas, so that the first line reads state,vote)",
	}},
	{"many at once", "state,vote\nKR,Y\nKOR,y\nPRK,Q\n,N\nJPN,\nXXX,Y\nFRA\nDEU,Y,Y,Y\nNorth Korea,abstention\n", []string{
		`2:1-3: unknown state "KR" [unknown-state] (did you mean KOR (Republic of Korea)?)`,
		`3:5-6: unknown vote "y" [invalid-vote] (did you mean Y?)`,
		`4:5-6: unknown vote "Q" [invalid-vote] (write Y (yes), N (no), A (abstained) or X (absent or not voting))`,
		`5:1-1: the state is missing [invalid-votes-file] (write its ISO 3166-1 alpha-3 code, such as KOR)`,
		`6:5-5: the vote is missing [invalid-vote] (write Y (yes), N (no), A (abstained) or X (absent or not voting))`,
		`7:1-4: unknown state "XXX" [unknown-state] (write the ISO 3166-1 alpha-3 code, such as KOR)`,
		`8:1-4: this line has a value too few [invalid-votes-file] (write the state's code, a comma and its vote, such as KOR,Y)`,
		`9:7-10: this line has more values than there are columns [invalid-votes-file] (remove what stands here, and the comma before it; or, if it is a note to this vote, let the first line be: state,vote,note)`,
		`10:1-12: unknown state "North Korea" [unknown-state] (did you mean PRK (Democratic People's Republic of Korea)?)`,
		`10:13-23: unknown vote "abstention" [invalid-vote] (did you mean A?)`,
	}},
	{"double lines", "state,vote\nKOR,Y\nPRK,N\nKOR,Y\nPRK,A\nKOR,?\n", []string{
		"4:1-4: KOR stands on line 2 already [duplicate-state] (remove one of the two lines)",
		"5:1-4: PRK stands on line 3 already [duplicate-state] (the two lines differ (N there, A here): keep the one that the record shows)",
		"6:1-4: KOR stands on line 2 already [duplicate-state] (remove one of the two lines)",
		`6:5-6: unknown vote "?" [invalid-vote] (write Y (yes), N (no), A (abstained) or X (absent or not voting))`,
	}},
	{"one state twice", "state,vote\nBUR,Y\nMMR,Y\nZAR,Y\nCOD,N\nSCG,Y\nYUG,Y\nCSK,Y\nCZE,Y\n", []string{
		"3:1-4: MMR is the same state as BUR on line 2, under another name [duplicate-state] (remove one of the two lines)",
		"5:1-4: COD is the same state as ZAR on line 4, under another name [duplicate-state] (the two lines differ (Y there, N here): keep the one that the record shows)",
		"7:1-4: YUG is the same state as SCG on line 6, under another name [duplicate-state] (remove one of the two lines)",
	}},
	{"quotes", "state,vote\n\"KOR,Y\nPR\"K,N\n\"JPN\"x,Y\nFRA,Y\n", []string{
		"2:1-7: this quotation mark is never closed on its line [invalid-votes-file] (write the code and the letter without quotation marks, such as KOR,Y; within a note, write each quotation mark twice)",
		"3:1-5: a quotation mark stands inside a value [invalid-votes-file] (write the code and the letter without quotation marks, such as KOR,Y; within a note, write each quotation mark twice)",
		"4:6-9: something stands between a closing quotation mark and the next comma [invalid-votes-file] (write the code and the letter without quotation marks, such as KOR,Y; within a note, write each quotation mark twice)",
	}},
	{"notes with what nobody sees", "state,vote,note\nKOR,Y,a\u202eb\u202c\nPRK,N,\"\"\"x\"\", \u200by\"\nJPN,A,\u00adz\nFRA,Y,می\u200cخواهم 12\u200f\n", []string{
		`2:8-11: this text holds a character that cannot be seen: U+202E, which changes the direction of the text [hidden-character] (delete it: it stands right after "a")`,
		`3:15-18: this text holds a character that cannot be seen: U+200B, which has no width [hidden-character] (delete it: it stands right after "\"x\", ")`,
		`4:7-9: this text holds a character that cannot be seen: U+00AD, a soft hyphen [hidden-character] (delete it: it stands at the beginning of a line)`,
	}},
	{"positions within quotes and spaces", "state,vote\n \"kor\" , \"yes\" \n", []string{
		`2:3-6: unknown state "kor" [unknown-state] (did you mean KOR (Republic of Korea)?)`,
		`2:11-14: unknown vote "yes" [invalid-vote] (did you mean Y?)`,
	}},
}

func TestParseCSVReportsEveryProblem(t *testing.T) {
	for _, test := range invalidFiles {
		t.Run(test.name, func(t *testing.T) {
			_, lines := parse(t, test.src)
			if diff := cmp.Diff(test.want, lines); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestParseCSVReturnsTheValidLines(t *testing.T) {
	roll, _ := parse(t, "state,vote\nKOR,Y\nKR,N\nPRK,N\nJPN,?\n")
	if diff := cmp.Diff(Roll{{"KOR", Yes}, {"PRK", No}}, roll); diff != "" {
		t.Error(diff)
	}
}

func TestParseCSVStopsAfterTooManyProblems(t *testing.T) {
	_, list := ParseCSV("v.csv", []byte("state,vote\n"+strings.Repeat("?,?\n", 1_000_000)))
	if len(list) < maxProblems || len(list) > maxProblems+2 {
		t.Errorf("%d diagnostics, want about %d", len(list), maxProblems)
	}
}

func FuzzParseCSV(f *testing.F) {
	for _, s := range []string{
		"", "state,vote\nKOR,Y\n", "\ufeffstate,vote\r\nKOR,Y\r\nKOR,N", "vote,state\n\"Y\",\"KOR\"\n",
		"state;vote\n", "state,vote,\n,,,\n\"", "KOR,Y\rPRK,N", "state,vote\n \"kor\" x,Y\n\u00a0,\u00a0",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		table, list := ParseCSV("v.csv", src)
		roll := table.Roll
		if len(roll) == 0 && len(list) == 0 {
			t.Error("neither a roll nor a problem")
		}
		for i, c := range roll {
			if i > 0 && roll[i-1].State >= c.State {
				t.Errorf("not sorted, or %s twice", c.State)
			}
			if b, ok := roll.Ballot(c.State); !ok || b != c.Ballot || b.Key() == "" {
				t.Errorf("Of(%s) = %v, %v", c.State, b, ok)
			}
		}
		for _, d := range list {
			if d.Message == "" || d.Line < 1 || d.Column < 1 || d.End != 0 && d.End < d.Column || d.End > len(src)+1 {
				t.Errorf("diagnostic without a position: %+v", d)
			}
		}
	})
}
