package html

import (
	"cmp"
	"slices"

	"annals/internal/output/html/view"
	"annals/internal/record/edtf"
	"annals/internal/site"
)

// maxMatrixYears is the number of years that one table of subjects shows.
const maxMatrixYears = 40

// subjects is the page of all subjects: for each series a table of the years in which its
// texts speak of each.
func (b *builder) subjects() *view.Page {
	p := b.newListPage()
	p.Subjects = &view.SubjectsView{Terms: b.subjectSummaries()}
	for _, series := range b.site.Series {
		if rows := matrixRows(b.site.Subjects, series); len(rows) > 0 {
			p.Subjects.Matrices = append(p.Subjects.Matrices, b.matrices(series, rows)...)
		}
	}
	p.Jump = b.matricesBar(p.Subjects.Matrices)
	return p
}

// matricesBar is the bar of the tables and of the list behind them; nil without tables.
func (b *builder) matricesBar(matrices []view.SubjectMatrix) *view.JumpView {
	if len(matrices) == 0 {
		return nil
	}
	bar := view.JumpView{Name: b.locale.T("nav.subjects"), ListID: "all", ListName: b.locale.T("subjects.all")}
	for _, m := range matrices {
		bar.Links = append(bar.Links, view.Link{Name: m.Name, URL: "#" + m.ID})
	}
	bar.Links = append(bar.Links, view.Link{Name: view.Words{Text: bar.ListName}, URL: "#" + bar.ListID})
	return &bar
}

// matrixRow is a subject with its mentions in one series.
type matrixRow struct {
	subject  *site.Subject
	mentions []*site.Mention
}

// matrixRows lists the subjects that texts of a series speak of, in the order in which
// they first do.
func matrixRows(subjects []*site.Subject, series *site.Series) []matrixRow {
	var rows []matrixRow
	for _, s := range subjects {
		row := matrixRow{subject: s}
		for _, m := range s.Mentions {
			if m.Entry.Series == series {
				row.mentions = append(row.mentions, m)
			}
		}
		if len(row.mentions) > 0 {
			rows = append(rows, row)
		}
	}
	slices.SortStableFunc(rows, func(a, b matrixRow) int {
		return cmp.Compare(a.mentions[0].Entry.Year.Number, b.mentions[0].Entry.Year.Number)
	})
	return rows
}

// matrices makes the table of a series, or several where it has too many years for one.
func (b *builder) matrices(series *site.Series, rows []matrixRow) []view.SubjectMatrix {
	var all []view.SubjectMatrix
	years := yearsOf(series)
	parts := (len(years) + maxMatrixYears - 1) / maxMatrixYears
	size := (len(years) + parts - 1) / parts
	for part := range slices.Chunk(years, size) {
		m := view.SubjectMatrix{ID: seriesAnchor(series), Name: b.localized(series.Label)}
		if parts > 1 {
			m.ID = mentionAnchor(series, part[0])
			m.Name.Text = b.locale.T("period.title", "list", m.Name.Text, "period", b.yearRange(part))
		}
		for _, y := range part {
			m.Years = append(m.Years, *b.yearLink(y))
		}
		for _, row := range rows {
			m.Rows = append(m.Rows, view.SubjectRow{Subject: *b.termLink(&row.subject.Term), Cells: b.matrixCells(series, row, part)})
		}
		all = append(all, m)
	}
	return all
}

// yearsOf returns the years in which a series has texts.
func yearsOf(series *site.Series) []*site.Year {
	years := make([]*site.Year, 0, len(series.Acts))
	for _, a := range series.Acts {
		if a.Stage == nil {
			years = append(years, a.Entry.Year)
		}
	}
	slices.SortFunc(years, func(a, b *site.Year) int { return cmp.Compare(a.Number, b.Number) })
	return slices.Compact(years)
}

func (b *builder) yearRange(years []*site.Year) string {
	first, last := years[0], years[len(years)-1]
	span, err := edtf.Parse(first.ID + "/" + last.ID)
	if err != nil { // years of more than four digits
		return first.ID + "–" + last.ID
	}
	return b.locale.Date(span)
}

// matrixCells returns the cells of a subject in some years of a series.
func (b *builder) matrixCells(series *site.Series, row matrixRow, years []*site.Year) []view.SubjectCell {
	byYear := map[*site.Year][]*site.Mention{}
	for _, m := range row.mentions {
		byYear[m.Entry.Year] = append(byYear[m.Entry.Year], m)
	}
	cells := make([]view.SubjectCell, len(years))
	for i, y := range years {
		cells[i] = b.matrixCell(series, row.subject, y, byYear[y])
	}
	return cells
}

// matrixCell says what the texts of a year do. It leads to the place in the text, or to
// the page of the subject where there are several texts.
func (b *builder) matrixCell(series *site.Series, s *site.Subject, y *site.Year, mentions []*site.Mention) view.SubjectCell {
	cell := view.SubjectCell{Year: b.yearName(y)}
	if len(mentions) == 0 {
		return cell
	}
	cell.Kind = kindOf(mentions...)
	cell.Words = b.locale.T("subjects.cell", "year", cell.Year, "words", b.locale.T("subjects."+cell.Kind))
	if len(mentions) == 1 {
		cell.URL = b.Page(mentions[0].Entry.Address()) + "#" + subjectAnchor(s)
		return cell
	}
	cell.Words = b.locale.N("subjects.in_texts", len(mentions), "words", cell.Words)
	cell.URL = b.mentionsURL(series, s, y)
	return cell
}

// mentionsURL returns the place on the page of a subject where a year of a series begins,
// or the page of that year where it has too many texts for one.
func (b *builder) mentionsURL(series *site.Series, s *site.Subject, y *site.Year) string {
	address := s.Address()
	for _, period := range s.Periods {
		if period.Year != y.Number {
			continue
		}
		address = period.Address()
		if len(period.Pages) > 0 {
			return b.Page(address)
		}
	}
	return b.Page(address) + "#" + mentionAnchor(series, y)
}

// kindOf returns what mentions of a subject in one year do.
func kindOf(mentions ...*site.Mention) string {
	kind := "said"
	for _, m := range mentions {
		for _, p := range m.Provisions {
			switch {
			case p.First:
				return "first"
			case p.IsNew():
				kind = "new"
			}
		}
	}
	return kind
}
