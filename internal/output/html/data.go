package html

import (
	"path"
	"strings"

	"annals/internal/output/dataset"
	"annals/internal/output/html/view"
	"annals/internal/record/license"
	"annals/internal/site"
)

// data builds the page on the files of data.
func (b *builder) data() (*view.Page, error) {
	p := b.newListPage()
	v := &view.DataView{
		License: b.localized(b.site.Config.DataLicense),
		Package: view.DataFile{Name: path.Base(site.DataPackage), URL: b.URL(site.DataPackage), Type: "application/json", Format: "JSON"},
	}
	p.Data, v.Figures = v, b.dataFigures()
	if known, ok := license.Find(b.site.Config.DataLicense.Strings()); ok {
		v.LicenseURL = known.URL
	}
	if b.site.Config.Downloads.Print {
		v.Print = b.Page(site.Print)
	}
	if b.site.Config.Downloads.Zip {
		v.Zip = b.URL(site.Zip)
	}
	files := b.options.Data.All()
	for i := range files {
		f := &files[i]
		if last := len(v.Groups) - 1; last < 0 || files[i-1].Message != f.Message {
			v.Groups = append(v.Groups, b.dataGroup(f))
		}
		m, err := f.Measure()
		if err != nil {
			return nil, err
		}
		group := &v.Groups[len(v.Groups)-1]
		group.Files = append(group.Files, view.DataFile{
			Name: path.Base(f.Path), URL: b.URL(f.Path), Type: f.Media, Format: f.Format, Size: fileSize(b.locale, m.Bytes),
		})
		if f.Table != nil && v.Example == "" {
			v.Example = path.Base(f.Path)
		}
	}
	return p, nil
}

func (b *builder) dataGroup(f *dataset.File) view.DataGroup {
	g := view.DataGroup{ID: strings.TrimPrefix(f.Message, "data."), Name: b.locale.T(f.Message), About: b.locale.T(f.Message + "_text")}
	if f.Table == nil {
		return g
	}
	for _, c := range f.Table.In(b.site) {
		g.Columns = append(g.Columns, view.DataColumn{
			Name: c.Name, About: b.described(c.About), Type: b.locale.T("data." + string(c.Type)), Unit: b.described(c.Unit),
			Values: c.Values(b.site), Absent: b.described(c.Absent),
		})
	}
	return g
}

// described returns the words of a description, with their language.
func (b *builder) described(w dataset.Words) view.Words { return b.words(w.In(b.Lang)) }
