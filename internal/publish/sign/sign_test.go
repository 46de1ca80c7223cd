package sign_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"testing"

	"annals/internal/publish"
	"annals/internal/publish/minisign"
	"annals/internal/publish/sign"
	"annals/internal/testing/keytest"
)

const (
	site     = "https://example.org/record/"
	manifest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  index.html\n"
)

// historyOf returns a history of n publications with a new key in the middle, whose last one is
// of the manifest.
func historyOf(t testing.TB, n int) sign.History {
	t.Helper()
	var h sign.History
	for i := range n {
		if i == n/2 {
			h = h.WithKey(keytest.New(t, 9).Public())
		}
		sum := sha256.Sum256([]byte{byte(i)})
		if i == n-1 {
			sum = sha256.Sum256([]byte(manifest))
		}
		var err error
		if h, err = h.With("2026-11-29", 1, sum); err != nil {
			t.Fatal(err)
		}
	}
	return h
}

func signed(t testing.TB, h sign.History) sign.Copy {
	t.Helper()
	files, err := sign.Files(keytest.New(t, 1), []byte(manifest), h, site)
	if err != nil {
		t.Fatal(err)
	}
	c := sign.Copy{Manifest: []byte(manifest)}
	for _, f := range files {
		switch f.Name {
		case publish.MinisignName:
			c.Minisign = f.Data
		case publish.SSHName:
			c.SSH = f.Data
		case publish.SignersName:
			c.Signers = f.Data
		case publish.HistoryName:
			c.History = f.Data
		}
	}
	return c
}

// check returns why a copy is not genuine or its history not the signed one.
func check(c sign.Copy, key minisign.PublicKey) error {
	s, err := c.Verify(key)
	if err != nil {
		return err
	}
	_, err = c.VerifyHistory(s)
	return err
}

func TestEveryByteOfASignedCopyCounts(t *testing.T) {
	key := keytest.New(t, 1).Public()
	c := signed(t, historyOf(t, 3))
	if s, err := c.Verify(key); err != nil || s.Publication != 3 || s.Site != site || s.Files != 1 {
		t.Fatalf("%v, %v", s, err)
	}
	if err := check(c, key); err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]*[]byte{"manifest": &c.Manifest, "minisig": &c.Minisign, "sig": &c.SSH, "signers": &c.Signers, "history": &c.History} {
		whole := *file
		for i := range whole {
			changed := bytes.Clone(whole)
			changed[i] ^= 1
			if *file = changed; check(c, key) == nil {
				t.Errorf("%s: byte %d, %q in place of %q, was not found", name, i, changed[i], whole[i])
			}
			if *file = whole[:i]; i%7 == 0 && check(c, key) == nil {
				t.Errorf("%s: cut at byte %d, which was not found", name, i)
			}
		}
		*file = whole
	}
	if err := check(c, keytest.New(t, 2).Public()); !errors.Is(err, minisign.ErrOtherKey) {
		t.Errorf("another key: %v", err)
	}
}

func TestSignaturesAreTheSameForTheSameInput(t *testing.T) {
	h := historyOf(t, 2)
	again, err := h.With("2030-01-01", 1, sha256.Sum256([]byte(manifest)))
	if err != nil {
		t.Fatal(err)
	}
	a, b := signed(t, h), signed(t, again)
	if !bytes.Equal(a.Minisign, b.Minisign) || !bytes.Equal(a.History, b.History) {
		t.Error("the same manifest signed again became another publication")
	}
}

func TestHistoryFindsWhatIsGoneOrChanged(t *testing.T) {
	whole := historyOf(t, 5)
	lines := strings.SplitAfter(string(whole.Text()), "\n")
	for name, test := range map[string]struct{ text, lacks string }{
		"the same":  {string(whole.Text()), ""},
		"shorter":   {strings.Join(lines[:4], ""), "publication 4"},
		"no key":    {lines[0] + lines[1] + lines[3], `the line "key `},
		"rewritten": {lines[0] + strings.Replace(lines[1], " 1 ", " 2 ", 1), "publication 2"},
		"none":      {"", "publication 1"},
	} {
		h, err := sign.ParseHistory([]byte(test.text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := h.Lacks(whole); !strings.HasPrefix(got, test.lacks) || (got == "") != (test.lacks == "") {
			t.Errorf("%s: lacks %q, want %q", name, got, test.lacks)
		}
		if whole.Lacks(h) != "" && name != "no key" && name != "rewritten" {
			t.Errorf("%s: the whole one lacks %s", name, whole.Lacks(h))
		}
	}
	if _, err := whole.With("2026-11-28", 1, sha256.Sum256(nil)); !errors.Is(err, sign.ErrClock) {
		t.Errorf("a day before: %v", err)
	}
}

func TestHostileHistories(t *testing.T) {
	hash := strings.Repeat("ab", 32)
	good := "1 2026-11-29 824 " + hash + "\n"
	if _, err := sign.ParseHistory([]byte(good + "again 1\n2 2026-11-30 824 " + hash + "\n")); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"\n", good + "\n", good[:len(good)-1], " " + good, strings.ReplaceAll(good, "\n", "\r\n"), good + good, "0" + good, "+" + good,
		strings.ToUpper(good), "2" + good[1:], "1 2026-02-30 824 " + hash + "\n", "1 2026-11-29 -1 " + hash + "\n", "1 2026-11-29 1 " + hash + "00\n",
		good + "2 2026-11-28 824 " + hash + "\n", "again 1\n", good + "again 2\n", good + "again 01\n", "key RWQ added\n", "1 2026-11-29 824 " + hash[1:] + "\n",
	} {
		if h, err := sign.ParseHistory([]byte(text)); err == nil {
			t.Errorf("taken: %q as %q", text, h.Text())
		}
	}
}

// The roots are those of the test data of Certificate Transparency, which RFC 6962 describes.
func TestRootIsThatOfRFC6962(t *testing.T) {
	leaves := []string{"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"}
	want := []string{
		"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
		"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
		"aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
		"d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
		"4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
		"76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
		"ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
		"5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
	}
	var raw [][]byte
	for i, leaf := range leaves {
		data, err := hex.DecodeString(leaf)
		if err != nil {
			t.Fatal(err)
		}
		raw = append(raw, data)
		if got := sign.RootOf(raw); hex.EncodeToString(got[:]) != want[i] {
			t.Errorf("%d leaves: %x, want %s", len(raw), got, want[i])
		}
	}
}

func TestOldKeyIntroducesTheNewOne(t *testing.T) {
	old, fresh := keytest.New(t, 1), keytest.New(t, 2).Public()
	file := fresh.File()
	signature, err := sign.Introduce(old, fresh, "2026-11-29", site)
	if err != nil {
		t.Fatal(err)
	}
	i, err := sign.Introduced(old.Public(), file, signature)
	if err != nil || i.Key != fresh || i.Site != site {
		t.Fatalf("%v, %v", i, err)
	}
	if !i.Holds("2027-11-29") || i.Holds("2027-12-01") || i.Holds("") {
		t.Error("it does not hold for a year")
	}
	if _, err := sign.Introduced(fresh, file, signature); err == nil {
		t.Error("a key introduced itself")
	}
	if _, err := sign.Introduced(old.Public(), keytest.New(t, 3).Public().File(), signature); err == nil {
		t.Error("another key was introduced")
	}
	other, err := old.Sign(file, "", "annals 1 publication=1")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sign.Introduced(old.Public(), file, other); err == nil {
		t.Error("a signature of another kind introduced a key")
	}
}

func FuzzParseHistory(f *testing.F) {
	f.Add(historyOf(f, 3).Text())
	f.Add([]byte("again 1\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if h, err := sign.ParseHistory(raw); err == nil && !bytes.Equal(h.Text(), raw) {
			t.Errorf("%q came back as %q", raw, h.Text())
		}
	})
}

func FuzzParseStatement(f *testing.F) {
	f.Add(sign.Statement{Publication: 13, Day: "2026-11-29", Site: site, Files: 824}.String())
	f.Fuzz(func(t *testing.T, raw string) {
		if s, err := sign.ParseStatement(raw); err == nil && (s.String() != raw || strings.ContainsAny(raw, "\r\n")) {
			t.Errorf("%q came back as %q", raw, s)
		}
	})
}

func FuzzIntroduced(f *testing.F) {
	old, fresh := keytest.New(f, 1), keytest.New(f, 2).Public()
	f.Add("annals 1 key=" + fresh.String() + " follows=" + old.Public().String() + " date=2026-11-29 site=" + site)
	f.Add("annals 1 key=")
	f.Fuzz(func(t *testing.T, comment string) {
		signature, err := old.Sign(fresh.File(), "", comment)
		if err != nil {
			return
		}
		if i, err := sign.Introduced(old.Public(), fresh.File(), signature); err == nil && (i.String() != comment || i.Key != fresh) {
			t.Errorf("%q came back as %q", comment, i)
		}
	})
}
