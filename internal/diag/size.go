package diag

import "fmt"

// Size formats a number of bytes for messages: "500 bytes", "64 KB", "2.1 MB".
// It rounds up, so that a size above a limit never prints as the limit.
func Size(bytes int64) string {
	const kb, mb = 1 << 10, 1 << 20
	if bytes < kb {
		return fmt.Sprintf("%d bytes", bytes)
	}
	unit, name := int64(kb), "KB"
	if bytes > mb-kb {
		unit, name = mb, "MB"
	}
	whole, rest := bytes/unit, bytes%unit
	tenths := (rest*10 + unit - 1) / unit
	if whole, tenths = whole+tenths/10, tenths%10; tenths == 0 {
		return fmt.Sprintf("%d %s", whole, name)
	}
	return fmt.Sprintf("%d.%d %s", whole, tenths, name)
}

// Plural counts things for messages: "1 page", "12 pages". The noun must have a
// plural in s.
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
