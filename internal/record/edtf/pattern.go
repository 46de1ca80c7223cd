package edtf

// Pattern is a regular expression, as JSON Schema has them, without its anchors: it matches
// the texts that Parse accepts, a date, an interval or a set. It does not check the calendar.
var Pattern = func() string {
	const (
		doubt = "[?~%]?"
		part  = "(-" + doubt + "[0-9X]{2}" + doubt + ")"
		point = "(" + doubt + "-?[0-9X]{4}" + doubt + "(" + part + part + "?)?|Y-?[0-9]{5,}" + doubt + ")"
		side  = "(" + point + `|\.\.)?`
		one   = " *" + side + `(\.\.` + side + ")? *"
	)
	return point + "|" + side + "/" + side + `|\[` + one + "(," + one + `)*\]`
}()
