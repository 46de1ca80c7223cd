package dataset

import (
	"annals/internal/load/content"
	"annals/internal/site"
)

// Provisions has a row for each thing that a text is known to say.
var Provisions = Table{"provisions", []Column{
	entryID(), date("date of the entry", "항목의 날짜"),
	series("id of the series of the entry", "항목이 속한 계열의 id"), symbols(),
	text("subject", "id of the subject", "사안의 id").of(func(s *site.Site) []string { return s.Config.Subjects.IDs() }),
	text("topic", "id of the topic that the subject belongs to", "사안가 속한 주제의 id").absent(none).
		of(func(s *site.Site) []string { return s.Config.Topics.IDs() }),
	column(Boolean, "new", "true: earlier texts did not say it; false: they did", "true: 앞선 문서에 없던 내용, false: 있던 내용").absent(unknown),
	column(Boolean, "first", "whether this is new and no earlier text of the series is known to speak of the subject",
		"새로운 내용이면서 같은 계열의 앞선 문서가 이 사안를 다룬 일이 알려지지 않았는지 여부"),
	text("text", "what the text says, in the site’s default language", "문서에 담긴 내용. 사이트의 기본 언어로 적음"),
	text("place", "where in the text", "문서 안의 위치").absent(unknown),
	text("quote", "official words", "공식 문구").absent(none),
	text("quote_lang", "language of the official words", "공식 문구의 언어").absent(noneOrHidden),
	integer("source", "number of its source in sources.csv", "sources.csv에 있는 출처의 번호").absent(unknown),
	column(Address, "source_url", "address of that source", "그 출처의 주소").absent(noneOrHidden),
	entryURL(),
	perLang("text", "what the text says, in this language", "이 언어로 적은 내용"),
}}

// Sources has a row for each source of each entry. Most columns are called as the keys of
// the front matter.
var Sources = Table{"sources", []Column{
	entryID().key(),
	rowNumber("number of the source among those of the entry, from 1", "그 항목의 출처 가운데 몇 번째인지 (1부터)"),
	text("title", "title", "제목"),
	column(Address, "url", "address on the web", "웹 주소").absent(none),
	text("file", "path of the file in the published site that is the source", "출처가 되는 파일의, 공개된 사이트 안의 경로").absent(none),
	text("doi", "DOI", "DOI").absent(noneOrHidden),
	text("isbn", "ISBN", "ISBN").absent(noneOrHidden),
	text("location", "archive, box and page, or how a testimony is kept", "기록보관소와 상자, 쪽, 또는 증언이 보관된 방식").absent(noneOrHidden),
	text("author", "authors, with a semicolon between them", "지은이. 여럿이면 쌍반점으로 나눔").absent(unknown),
	text("publisher", "publisher", "발행처").absent(unknown),
	date("when it was published", "나온 날짜").absent(unknown),
	text("lang", "tag of the language that it is in", "쓰인 언어의 태그").absent(unknown),
	text("symbol", "document symbol", "문서 번호").absent(none),
	text("pages", "pages that are meant", "해당하는 쪽").absent(Words{"the whole", "전체"}),
	text("archive", "addresses of copies, with a blank between them", "사본의 주소. 여럿이면 빈칸으로 나눔").absent(noneOrHidden),
	column(Day, "accessed", "day on which an editor read it", "편집자가 읽은 날").absent(unknown),
	text("kind", "primary: the document itself; secondary: somebody’s account of it", "primary: 문서 자체, secondary: 그에 관한 다른 사람의 글").
		of(each(content.SourceKinds()...)).absent(unknown),
	text("medium", "document, book, article, recording, testimony or data", "document 문서, book 책, article 기사·논문, recording 녹음·영상, testimony 증언, data 자료").
		of(each(content.Mediums()...)).absent(unknown),
	note(),
}}

// Terms has a row for each term of each vocabulary of config.toml.
var Terms = Table{"terms", []Column{
	text("vocabulary", "name of the vocabulary, as in config.toml", "어휘의 이름. config.toml과 같음").key().
		of(each("types", "bodies", "topics", "actors", "places", "series", "subjects")),
	text("id", "id of the term", "용어의 id").key(),
	text("label", "what readers see, in the site’s default language", "독자에게 보이는 이름. 사이트의 기본 언어로 적음"),
	text("description", "what it means, in the site’s default language", "뜻. 사이트의 기본 언어로 적음").absent(none),
	integer("entries", "how many entries have it", "이 용어가 붙은 항목의 수").unit(byEntries),
	text("topic", "of a subject: id of its topic", "사안라면 속한 주제의 id").absent(none),
	text("state", "of an actor that is a state: its code", "관련 주체가 국가라면 그 코드").absent(none).refers(&States, "code"),
	text("body", "of an actor that is an organ: its id", "관련 주체가 기관라면 그 id").absent(none),
	column(Number, "lat", "of a place: degrees north of the equator", "장소의 위도 (북위)").unit(byDegrees).absent(noneOrHidden),
	column(Number, "lon", "of a place: degrees east of Greenwich", "장소의 경도 (동경)").unit(byDegrees).absent(noneOrHidden),
	url("full address of its page", "용어 페이지의 전체 주소").absent(Words{"it has no page, or the site has no base_url", "페이지가 없거나, 사이트에 base_url이 없음"}),
	perLang("label", "what readers see, in this language", "이 언어로 보이는 이름"),
	perLang("description", "what it means, in this language", "이 언어로 적은 뜻"),
}}

// States has a row for each code of a state that another table has.
var States = Table{"states", []Column{
	text("code", "code of three letters (ISO 3166-1, of former states ISO 3166-3)", "세 글자 코드 (ISO 3166-1, 옛 국가는 ISO 3166-3)").key(),
	text("name", "name, in the site’s default language, else in English", "이름. 사이트의 기본 언어로, 없으면 영어로 적음"),
	text("today", "code that the state has today: MMR for BUR", "그 국가의 지금 코드. BUR이면 MMR").
		absent(Words{"the state ceased to be, or two states had the code one after the other", "사라진 국가이거나, 두 국가가 차례로 쓴 코드"}),
	column(Boolean, "former", "whether the code is no longer in use", "더는 쓰이지 않는 코드인지 여부"),
	integer("votes", "how many of its votes are known, under the code of today", "알려진 표의 수. 지금의 코드로 셈").unit(byVotes),
	url("full address of the page of its votes", "표결 기록 페이지의 전체 주소").absent(Words{"no vote of it is known under this code, or the site has no base_url", "이 코드로 알려진 표가 없거나, 사이트에 base_url이 없음"}),
	perLang("name", "name in this language", "이 언어로 된 이름"),
}}
