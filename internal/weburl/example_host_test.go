package weburl

import "testing"

func TestIsExample(t *testing.T) {
	for address, want := range map[string]bool{
		"https://example.org/": true, "https://www.example.com/record/": true, "http://example.net:8080/": true, "https://my.example/": true,
		"https://site.test/": true, "https://site.invalid/": true, "http://localhost:1313/": true, "http://my.localhost/": true,
		"http://192.0.2.7/": true, "http://[2001:db8::1]/": true, "mailto:name@example.org?subject=x": true, "mailto:a@un.org,b@mail.example.com": true,
		"https://un.org/": false, "https://example.kr/": false, "https://notexample.org/": false, "https://example.org.evil.net/": false,
		"mailto:example.org@un.org": false, "tel:+41229179000": false, "http://192.0.3.1/": false,
	} {
		if got := IsExample(address); got != want {
			t.Errorf("IsExample(%q) = %v", address, got)
		}
	}
}
