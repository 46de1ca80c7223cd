package sign

// RootOf is root for tests.
var RootOf = root
