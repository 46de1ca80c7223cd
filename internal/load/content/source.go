package content

import (
	"annals/internal/record/lang"
	"annals/internal/record/symbol"
	"annals/internal/weburl"
)

// The kinds of a source: the document itself, or a report about it.
const (
	primary   = "primary"
	Secondary = "secondary"
)

// SourceKinds returns what the kind of a source may be.
func SourceKinds() []string { return []string{primary, Secondary} }

// Mediums returns what the medium of a source may be.
func Mediums() []string {
	return []string{MediumDocument, MediumBook, MediumArticle, MediumRecording, MediumTestimony, MediumData}
}

// The mediums.
const (
	MediumDocument  = "document"
	MediumBook      = "book"
	MediumArticle   = "article"
	MediumRecording = "recording"
	MediumTestimony = "testimony"
	MediumData      = "data"
)

// Source is where a claim can be looked up: at an address, in a book, in an archive.
type Source struct {
	Title     string    `toml:"title,required" is:"words" also:"name heading headline titel 제목 título titre заголовок название 标题 標題 العنوان"`
	URL       string    `toml:"url,usual" example:"\"https://undocs.org/A/RES/73/180\"" is:"address" also:"link href address uri website 주소 링크 enlace dirección lien adresse ссылка адрес 链接 網址 网址 الرابط"`
	File      string    `toml:"file" also:"attachment document scan 파일 archivo fichier файл 文件 檔案 الملف"`
	DOI       string    `toml:"doi"`
	ISBN      string    `toml:"isbn"`
	Location  lang.Text `toml:"location" also:"place shelfmark callnumber call-number signatur 소장처 ubicación cote местонахождение 馆藏 المكان"`
	Author    Strings   `toml:"author" also:"authors by creator autor autores auteur auteurs 저자 автор авторы 作者 المؤلف"`
	Publisher string    `toml:"publisher" also:"출판사 발행처 editorial éditeur издатель 出版者 الناشر"`
	Date      Date      `toml:"date" also:"날짜 fecha дата 日期 التاريخ"`
	Lang      string    `toml:"lang" also:"language locale 언어 idioma langue язык 语言 語言 اللغة"`
	Symbol    string    `toml:"symbol"`
	Pages     string    `toml:"pages" also:"page pp 쪽 páginas seiten страницы 页 頁 الصفحات"`
	Archive   Strings   `toml:"archive" is:"address" also:"archives archived archive-url archiveurl archived-url"`
	Accessed  Day       `toml:"accessed" also:"access-date accessdate retrieved visited urldate"`
	Kind      string    `toml:"kind" is:"source kind"`            // one of SourceKinds, or ""
	Medium    string    `toml:"medium" is:"medium" also:"format"` // one of Mediums, or ""
	Note      lang.Text `toml:"note" also:"notes comment remark 비고 nota примечание 备注 備註 ملاحظة"`

	Parsed symbol.Symbol // Symbol, parsed; the zero value without one
}

// Address returns the address at which other sites have the source, or "".
func (s *Source) Address() string {
	if s.URL == "" && s.DOI != "" {
		return weburl.DOIAddress(s.DOI)
	}
	return s.URL
}

// Publication returns the medium, or what the other facts say of it: what has an ISBN
// is a book, and what has a DOI alone an article. It is "" for what nobody told.
func (s *Source) Publication() string {
	switch {
	case s.Medium != "":
		return s.Medium
	case s.ISBN != "":
		return MediumBook
	case s.DOI != "" && s.URL == "":
		return MediumArticle
	}
	return ""
}
