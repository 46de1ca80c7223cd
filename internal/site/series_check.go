package site

import "annals/internal/diag"

// suggestSeries tells once that nothing is compared, where there is something to compare:
// two votes of one organ. Any [series] silences it, an empty one too: then that is the
// editors' choice.
func (r *resolver) suggestSeries() {
	if !r.in.Config.NoSeries {
		return
	}
	seen := map[*Term]bool{}
	for _, a := range r.site.Votes {
		if a.Stage != nil {
			continue
		}
		if !seen[a.Organ()] {
			seen[a.Organ()] = true
			continue
		}
		r.problems.Warn(diag.Range{Position: diag.Position{File: termFile}}, diag.NoSeries,
			"no vote is compared with another: the file has no [series]",
			`add [series.ID] with a label, and series = "ID" to the entries whose votes are on one matter; or an empty [series], where no two are`)
		return
	}
}
