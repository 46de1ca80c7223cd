package dataset

// Entries has a row for each entry.
var Entries = Table{"entries", []Column{
	text("id", "id, as 2018/ga-73-180: it never changes", "id (예: 2018/ga-73-180). 바뀌지 않음").key(),
	date("date of the event", "일어난 날짜"),
	earliest(), latest(),
	entryType(), organ(), symbols(),
	text("topics", "ids of the topics, with a blank between them", "주제의 id. 여럿이면 빈칸으로 나눔").absent(none),
	text("actors", "ids of the actors, with a blank between them", "관련 주체의 id. 여럿이면 빈칸으로 나눔").absent(none),
	column(Boolean, "milestone", "whether the entry is shown as a milestone", "주요 사건으로 표시하는지 여부"),
	text("title", "title, in the site’s default language", "제목. 사이트의 기본 언어로 적음"),
	text("summary", "summary, in the site’s default language", "요약. 사이트의 기본 언어로 적음").absent(none),
	integer("sources", "how many sources it has", "출처의 수").unit(bySources),
	entryURL(),
	perLang("title", "title in this language", "이 언어로 된 제목"),
	text("time", "time of the day, as 15:30 or 15:30+09:00", "시각 (예: 15:30, 15:30+09:00)").absent(unknown),
	text("places", "ids of the places, with a blank between them", "장소의 id. 여럿이면 빈칸으로 나눔").absent(none),
	series("id of the series that it belongs to", "속한 계열의 id"),
	integer("cosponsors", "how many states put the text forward", "공동제안국의 수").unit(byStates).absent(unknown),
	text("cosponsor_states", "codes of those that are named, with a blank between them", "그 가운데 이름이 알려진 국가의 코드. 빈칸으로 나눔").absent(unknown),
	text("follows", "ids of the entries that led to it, with a blank between them", "이 일로 이어진 항목의 id. 여럿이면 빈칸으로 나눔").absent(none),
	column(Day, "added", "day on which it joined the record", "기록에 더한 날").absent(unknown),
}}

// Corrections has a row for each published correction, the newest first.
var Corrections = Table{"corrections", []Column{
	entryID().key(),
	rowNumber("number of the correction among those of the entry, from 1", "그 항목의 정정 가운데 몇 번째인지 (1부터)"),
	column(Day, "date", "day of the correction", "정정한 날"),
	text("text", "what was wrong and what it says now, in the site’s default language", "무엇이 틀렸고 이제 어떻게 적혀 있는지. 사이트의 기본 언어로 적음"),
	entryURL(),
	perLang("text", "the same in this language", "이 언어로 된 같은 내용"),
}}

// Withdrawals has a row for each withdrawn entry, the newest withdrawal first.
var Withdrawals = Table{"withdrawals", []Column{
	text("id", "id that the entry had", "항목에 있던 id").key(),
	column(Day, "date", "day of the withdrawal", "철회한 날"),
	text("reason", "reason, in the site’s default language", "이유. 사이트의 기본 언어로 적음"),
	url("full address of the page that says so", "철회를 알리는 페이지의 전체 주소"),
	perLang("reason", "reason in this language", "이 언어로 적은 이유"),
}}

// Media has a row for each picture, paper and recording of an entry.
var Media = Table{"media", []Column{
	entryID(),
	text("file", "path of the file in the published site", "공개된 사이트 안에서 파일의 경로"),
	text("type", "media type, as image/jpeg", "미디어 타입 (예: image/jpeg)"),
	integer("bytes", "size of the file", "파일의 크기").unit(byBytes),
	text("sha256", "SHA-256 of the file, in hexadecimal", "파일의 SHA-256 (16진수)"),
	integer("width", "width of a picture", "그림의 너비").unit(byPixels).absent(noneOrHidden),
	integer("height", "height of a picture", "그림의 높이").unit(byPixels).absent(noneOrHidden),
	text("alt", "what it shows, in words; this and the next six in the site’s default language", "보이거나 들리는 것을 말로 적은 설명. 이 칸부터 일곱 칸은 사이트의 기본 언어로 적음"),
	text("caption", "caption", "설명문").absent(none),
	text("credit", "who made it", "만든 사람").absent(noneOrHidden),
	text("license", "on which terms others may use it", "다른 사람이 쓸 수 있는 조건").absent(noneOrHidden),
	text("place", "where it was made", "만든 장소").absent(unknown),
	text("source", "where it comes from", "어디에서 온 것인지").absent(noneOrHidden),
	text("warning", "warning that is shown before it", "먼저 보여 주는 주의 글").absent(none),
	date("when it was made", "만든 날짜").absent(unknown),
	url("full address of the file", "파일의 전체 주소"),
	integer("pages", "pages of a PDF document", "PDF 문서의 쪽수").unit(byPages).absent(noneOrHidden),
}}
