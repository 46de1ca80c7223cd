package chartfile

// AppendEscaped is for the fuzz target.
var AppendEscaped = appendEscaped
