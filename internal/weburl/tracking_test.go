package weburl

import "testing"

func TestTracking(t *testing.T) {
	for address, clean := range map[string]string{
		"https://un.org/a?utm_source=x&utm_medium=mail":         "https://un.org/a",
		"https://un.org/a?id=7&UTM_Source=x&page=2#part":        "https://un.org/a?id=7&page=2#part",
		"https://un.org/a?fbclid=IwAR0":                         "https://un.org/a",
		"https://un.org/?gclid=1&gclsrc=aw.ds&lang=ko":          "https://un.org/?lang=ko",
		"https://un.org/a?mc_cid=1&mc_eid=2":                    "https://un.org/a",
		"https://un.org/a?igshid=1":                             "https://un.org/a",
		"https://un.org/a?msclkid=1&yclid=2&_hsenc=3&ref_src=4": "https://un.org/a",
		"https://un.org/a?id=1&amp;utm_source=x":                "https://un.org/a?id=1",
		"https://un.org/a#/page?utm_source=x&id=2":              "https://un.org/a#/page?id=2",
		"https://un.org/a#/page?utm_source=x":                   "https://un.org/a#/page",
		"https://un.org/a#/page?id=2":                           "",
		"https://un.org/a#utm_source=x":                         "https://un.org/a",
		"https://un.org/a?utm%5Fsource=x":                       "https://un.org/a",
		"https://www.youtube.com/watch?v=abc&si=def":            "https://www.youtube.com/watch?v=abc",
		"https://x.com/a/status/1?s=20&t=abc":                   "https://x.com/a/status/1",
		"https://un.org/a?si=1&s=2&t=3":                         "",
		"https://un.org/a?WT.mc_id=1&gad_source=2&rb_clickid=3": "https://un.org/a",
		"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fun.org%2Fa%3Fid%3D1%26utm_source%3Dx&data=05%7C01%7Ckim%40un.org": "https://un.org/a?id=1",
		"https://l.facebook.com/l.php?u=https%3A%2F%2Fun.org%2Fa%3Ffbclid%3D1&h=AT0":                                                         "https://un.org/a",
		"https://www.google.com/url?sa=t&url=https%3A%2F%2Fun.org%2Fa&usg=A":                                                                 "https://un.org/a",
		"https://www.google.com/url?q=https://l.facebook.com/?u=https%253A%252F%252Fun.org%252F":                                             "https://un.org/",
		"https://www.google.com/url?q=javascript:alert(1)":                                                                                   "",
		"https://www.google.com/search?q=https://un.org/":                                                                                    "",
		"https://un.org/url?q=https://un.org/":                                                                                               "",
		"https://un.org/a?id=1":                                                                                                              "",
		"https://un.org/utm_source=x":                                                                                                        "",
		"https://un.org/a?q=utm_source":                                                                                                      "",
		"https://un.org/a?utm_source":                                                                                                        "",
		"https://un.org/a#utm_source":                                                                                                        "",
		"https://web.archive.org/web/2020/https://un.org/?fbclid=1":                                                                          "",
		"mailto:a@un.org?utm_source=x":                                                                                                       "",
	} {
		p := Tracking(address)
		if clean == "" {
			if p != nil {
				t.Errorf("%s: %v", address, p)
			}
			continue
		}
		if p == nil || p.Hint != "write "+clean || !p.Warning {
			t.Errorf("%s: %+v, want %s", address, p, clean)
			continue
		}
		if again := Tracking(clean); again != nil {
			t.Errorf("%s: the hint %s tracks, too: %v", address, clean, again)
		}
	}
}
