package gitbranch

// passing are the words of git for what may pass.
var passing = []string{
	"Could not resolve host", "timed out", "Connection reset", "Connection refused", "early EOF", "RPC failed", "error: 5", "Network is unreachable", "cannot lock ref",
}
