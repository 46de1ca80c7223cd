package content

import (
	"annals/internal/record/lang"
	"annals/internal/record/symbol"
	"annals/internal/record/vote"
)

// Entry is the front matter of an entry: the facts, written once for all
// languages.
type Entry struct {
	Title        string         `toml:"title,required" is:"words" also:"name heading headline titel 제목 título titre заголовок название 标题 標題 العنوان"`
	Date         Date           `toml:"date,required" example:"2018-12-17" also:"day when pubdate 날짜 일자 fecha jour дата 日期 التاريخ datum"`
	Time         Time           `toml:"time" also:"hour clock 시간 시각 hora heure время 时间 時間 الوقت"`
	Order        *int           `toml:"order"`
	Type         string         `toml:"type,required" is:"type" also:"kind 유형 종류 tipo genre тип 类型 類型 النوع"`
	Organ        string         `toml:"body" is:"organ" also:"organ organisation organization 기관 órgano organe орган 机构 機構 الهيئة"`
	Symbol       Strings        `toml:"symbol" also:"symbols 문서기호 기호 símbolo symbole символ 文号 文號 الرمز"`
	Topics       []string       `toml:"topics" is:"topic" also:"tags tag topic category categories keywords keyword subjects subject themes theme 주제 태그 tema temas etiquetas sujets thèmes тема темы теги 主题 主題 标签 標籤 الموضوع المواضيع"`
	Actors       []string       `toml:"actors" is:"actor" also:"actor people persons 행위자 actores acteurs участники 人物 الجهات"`
	Places       []string       `toml:"places" is:"place" also:"place location locations where 장소 lugar lugares lieu lieux место места 地点 地點 المكان الأماكن"`
	Summary      string         `toml:"summary" also:"description excerpt abstract subtitle lead lede intro teaser 요약 설명 resumen descripción résumé описание аннотация 摘要 概要 الملخص الوصف"`
	Added        Day            `toml:"added" also:"created date-added dateadded 추가일"`
	Milestone    bool           `toml:"milestone" also:"featured pinned highlight important 이정표"`
	Draft        bool           `toml:"draft" also:"unpublished wip 초안 borrador brouillon черновик 草稿 مسودة"`
	PublishAfter Moment         `toml:"publish_after" also:"publishdate publish-date embargo release-date"`
	Aliases      []string       `toml:"aliases" also:"redirect-from redirects redirect-urls old-urls oldurls"`
	Follows      []string       `toml:"follows"`
	Series       string         `toml:"series" is:"series"`
	Vote         *Vote          `toml:"vote" also:"voting ballot 표결 투표 votación голосование 表决 表決 التصويت"`
	Stages       []Stage        `toml:"stages"`
	Cosponsors   Cosponsors     `toml:"cosponsors"`
	Media        []Media        `toml:"media" also:"images image pictures picture photos photo evidence files attachments gallery 사진 그림 imágenes photos изображения 图片 圖片 الصور"`
	Provisions   []Provision    `toml:"provisions"`
	Sources      []Source       `toml:"sources" also:"references reference citations quellen 출처 fuente fuentes источник источники 来源 來源 المصدر المصادر"`
	Corrections  []Correction   `toml:"corrections" also:"errata erratum corrigenda 정정 correcciones исправления 更正 تصحيحات"`
	Withdrawn    *Withdrawal    `toml:"withdrawn" also:"retracted retraction removed deleted 철회 retirado retiré отозвано 撤回 مسحوب"` // see Document.Withdrawal
	Params       map[string]any `toml:"params"`

	Symbols []symbol.Symbol // Symbol, parsed
}

// Vote is how a text was acted upon.
type Vote struct {
	Method vote.Method `toml:"method,required" example:"\"recorded\""`
	VoteFacts
}

// VoteFacts is what a vote and a stage have in common besides the method, which a stage
// without a vote lacks.
type VoteFacts struct {
	Question    vote.Question `toml:"question"`
	Outcome     vote.Outcome  `toml:"outcome"`
	Yes         *int          `toml:"yes" is:"count"`
	No          *int          `toml:"no" is:"count"`
	Abstain     *int          `toml:"abstain" is:"count"`
	Absent      *int          `toml:"absent" is:"count"`
	Needed      Needed        `toml:"needed" also:"majority required"`
	Veto        bool          `toml:"veto"`
	CastingVote bool          `toml:"casting_vote"`
	Dissociated []string      `toml:"dissociated" is:"state"`
	Note        lang.Text     `toml:"note"`
}

// Tally returns the figures of the vote.
func (v *VoteFacts) Tally() vote.Tally {
	return vote.Tally{Yes: v.Yes, No: v.No, Abstain: v.Abstain, Absent: v.Absent}
}

// Decision returns how the matter was decided.
func (v *Vote) Decision() vote.Decision {
	return vote.Decision{
		Method: v.Method, Question: v.Question, Outcome: v.Outcome,
		Needed: v.Needed.Needed, Veto: v.Veto, CastingVote: v.CastingVote, Dissociated: v.Dissociated,
	}
}

// Stage is another stage of the same act, before or after.
type Stage struct {
	Label  lang.Text   `toml:"label,required"`
	Date   Date        `toml:"date,required" example:"2018-12-17"`
	ID     string      `toml:"id" is:"id"`
	Organ  string      `toml:"body" is:"organ"`
	Symbol Strings     `toml:"symbol"`
	Series string      `toml:"series" is:"series"`
	Method vote.Method `toml:"method"`
	VoteFacts

	Symbols []symbol.Symbol // Symbol, parsed
}

// Vote returns the vote of the stage, nil if nothing is said of one.
func (s *Stage) Vote() *Vote {
	f := &s.VoteFacts
	if s.Method == "" && f.Question == "" && f.Outcome == "" && f.Tally().IsZero() && f.Needed.IsZero() &&
		!f.Veto && !f.CastingVote && f.Dissociated == nil && f.Note.IsZero() {
		return nil
	}
	return &Vote{Method: s.Method, VoteFacts: *f}
}

// Media is a picture, a paper or a recording that belongs to an entry.
type Media struct {
	File     string    `toml:"file,required" is:"words" example:"\"hall.jpg\"" also:"src path name image picture photo url href link 파일 archivo fichier файл 文件 檔案 الملف"`
	Alt      lang.Text `toml:"alt,required" example:"\"What it shows, for those who do not see it\"" also:"alternative alt-text description"`
	Caption  lang.Text `toml:"caption" also:"title legend label 설명 leyenda légende подпись 说明 說明 التعليق"`
	Credit   lang.Text `toml:"credit" also:"author photographer by creator credits"`
	License  lang.Text `toml:"license" also:"licence rights copyright"`
	Date     Date      `toml:"date" also:"taken day 날짜 fecha дата 日期 التاريخ"`
	Place    lang.Text `toml:"place" also:"location where 장소 lugar lieu место 地点 地點 المكان"`
	Source   lang.Text `toml:"source" also:"origin provenance from"`
	Warning  lang.Text `toml:"warning" also:"content-warning contentwarning sensitive nsfw trigger 경고 advertencia avertissement предупреждение 警告 تحذير"`
	Captions string    `toml:"captions" is:"words" also:"subtitles track vtt transcript"`
}

// Correction describes a correction of the entry.
type Correction struct {
	Date Day       `toml:"date,required" example:"2018-12-17"`
	Text lang.Text `toml:"text,required"`
}
