package facts_test

import (
	"strings"
	"testing"

	"annals/internal/site"
	"annals/internal/testing/sharedtest"
)

// addresses are those of pages that the facts name without an address, with the
// words of the facts.
var addresses = map[string]string{
	"http://app.yonhapnews.co.kr/YNA/Basic/SNS/r.aspx?c=AEN20140923000700315":                                                                                      "Yonhap AEN20140923000700315",
	"http://english.chosun.com/site/data/html_dir/2012/11/29/2012112901037.html":                                                                                   "english.chosun.com 2012112901037",
	"http://koreajoongangdaily.joins.com/news/article/article.aspx?aid=3027671&cloc=etc%7Cjad%7Cgooglenews":                                                        "Korea JoongAng Daily 21 Dec 2016 (Yonhap)",
	"http://mhrd.kr/bbs/board.php?bo_table=latest_policy&wr_id=577":                                                                                                "mhrd.kr latest_policy 577",
	"http://scoop.co.nz/stories/WO1308/S00325/un-panel-set-to-begin-hearings-into-human-rights-in-dprk.htm":                                                        "scoop.co.nz WO1308/S00325",
	"http://stopnkcrimes.org/bbs/board.php?bo_table=human&page=49&wr_id=416":                                                                                       "stopnkcrimes.org wr_id=416",
	"http://world.kbs.co.kr/service/news_view.htm?lang=e&Seq_Code=173846":                                                                                          "KBS 173846",
	"http://world.kbs.co.kr/service/news_view.htm?lang=e&Seq_Code=192972":                                                                                          "KBS 192972",
	"http://www.jurist.org/paperchase/2008/11/north-korea-protests-proposed-un.php":                                                                                "jurist.org Nov 2008 (Third Committee 95-24-62)",
	"http://www.kyongbuk.co.kr/?mod=news&act=articleView&idxno=927918&sc_code=1424856218&page=28&total=815":                                                        "kyongbuk.co.kr 927918",
	"http://www.mfa.gov.kp/en/dprk-delegation-heads-speech-at-intl-meeting-concerning-rights-of-persons-with-disabilities/":                                        "mfa.gov.kp, June 2017",
	"http://www.mfa.gov.kp/en/resolution-against-dprk-under-fire/":                                                                                                 "mfa.gov.kp statement on the committee text (15 Nov 2018)",
	"http://www.upi.com/Top_News/Special/2013/08/26/UN-commission-to-wrap-up-its-North-Korea-investigation-Tuesday/UPI-89271377527089/":                            "upi.com 26 Aug 2013 (more than 40 heard)",
	"http://www.upi.com/Top_News/World-News/2017/03/24/UN-Human-Rights-Council-adopts-new-North-Korea-resolution/7381490405926/":                                   "upi.com 24 Mar 2017",
	"https://archive.crin.org/en/library/publications/democratic-peoples-republic-korea-childrens-rights-un-treaty-body-reports1043.html?qt-countr-tabs=1":         "archive.crin.org list of treaty-body reports on the DPRK",
	"https://archives.lincolndailynews.com/2014/Feb/17/News/news021714_ba.shtml":                                                                                   "Reuters 17 Feb 2014 (archives.lincolndailynews.com)",
	"https://en.nkdb.org/activitynews/?q=YToyOntzOjEyOiJrZXl3b3JkX3R5cGUiO3M6MzoiYWxsIjtzOjQ6InBhZ2UiO2k6NTt9&bmode=view&idx=7448057&t=board":                      "NKDB (reservations to articles 2 (f) and 9 (2) withdrawn in 2015)",
	"https://en.yna.co.kr/view/AEN20100623009500325":                                                                                                               "en.yna.co.kr AEN20100623009500325",
	"https://en.yna.co.kr/view/AEN20140913000251315":                                                                                                               "en.yna.co.kr AEN20140913000251315",
	"https://github.com/dgrtwo/unvotes/tree/7eb7034314ff79c49c9e0785fcd9d216fa04cf14":                                                                              "`dgrtwo/unvotes`, commit `7eb7034314ff79c49c9e0785fcd9d216fa04cf14`",
	"https://hngn.com/articles/24513/20140217/united-nations-report-says-kim-jung-accountable-for-crimes-against-humanity-video.htm":                               "AP (hngn.com: command responsibility)",
	"https://hrw.org/news/2024/11/15/north-korea-act-abuses-cited-un":                                                                                              "hrw.org 15 Nov 2024",
	"https://jurist.org/paperchase/2010/11/un-committee-condemns-north-korea-rights-violations.php":                                                                "jurist.org Nov 2010 (18 against, 60 abstentions",
	"https://keia.org/the-peninsula/un-security-council-discusses-human-rights-in-north-korea-for-the-first-time-in-three-years/":                                  "keia.org 15 Dec 2020 (R. King: Friday 11 December, virtual and closed)",
	"https://koreaherald.com/view.php?ud=20161116000215":                                                                                                           "koreaherald.com ud=20161116000215",
	"https://koreajoongangdaily.joins.com/2018/12/18/politics/UN-General-Assembly-slams-North-on-rights/3057095.html":                                              "Korea JoongAng Daily, December 2018, \"UN General Assembly slams North on rights\"",
	"https://koreajoongangdaily.joins.com/news/2026-01-29/national/northKorea/UN-special-rapporteur-on-North-Korean-human-rights-to-visit-Seoul-next-week/2511376": "koreajoongangdaily.joins.com 2026-01-29 (2511376)",
	"https://m.ajupress.com/view/20250206153004637":                                                                                                                "lokmattimes.com 6 Feb 2025 (Yonhap: released on Wednesday 5 Feb; 175 interviews",
	"https://m.edaily.co.kr/News/Read?mediaCodeNo=257&newsId=03772006638852840":                                                                                    "edaily.co.kr and korean-world.com (China, Eritrea, Cuba did not join)",
	"https://m.koreaherald.com/view.php?ud=20140924000404":                                                                                                         "m.koreaherald.com 20140924000404",
	"https://m.sedaily.com/NewsViewAmp/2D7S7EJTAK":                                                                                                                 "m.sedaily.com 2D7S7EJTAK",
	"https://news.sbs.co.kr/news/endPagePrintPopup.do?news_id=N1000567363":                                                                                         "sbs.co.kr N1000567363 (26 in favour)",
	"https://press.un.org/en/2006/gashc3874.doc.htm":                                                                                                               "GA/SHC/3874 (48th meeting, morning)",
	"https://press.un.org/en/2009/gashc3967.doc.htm":                                                                                                               "UN press GA/SHC/3967",
	"https://press.un.org/en/2012/ga11331.doc.htm":                                                                                                                 "UN press GA/11331 (60th plenary)",
	"https://uhri.ohchr.org/Document/File/6458ae54-1c03-4362-9697-d5c504f5d28d/B06B6F58-3091-40D6-9FA2-89387C638EBC":                                               "uhri.ohchr.org document (33rd session of the Working Group, 9 May 2019)",
	"https://undocs.org/E/CN.4/RES/2004/13":                                                                                                                        "established by 2004/13",
	"https://undocs.org/E/CN.4/RES/2005/11":                                                                                                                        "https://searchlibrary.ohchr.org/record/21395",
	"https://unis.unvienna.org/unis/en/pressrels/2005/gashc3840.html":                                                                                              "UN press GA/SHC/3840 at unis.unvienna.org",
	"https://unognewsroom.org/teleprompter/en/2268/un-human-rights-report-on-DPRK-forced-labour/6816":                                                              "unognewsroom.org 2268",
	"https://unwatch.org/north-korea-rejects-human-rights-council-vote-to-condemn-abuses/":                                                                         "unwatch.org (28-5-13",
	"https://upr-info.org/en/news/north-korea-provides-responses-first-cycle-recommendations":                                                                      "15 noted (upr-info.org)",
	"https://world.kbs.co.kr/special/northkorea/contents/news/news_view.htm?No=278706&current_page=1145&lang=k":                                                    "world.kbs.co.kr/special/northkorea No=278706",
	"https://www.aplusforpeace.ch/joint-press-stakeout-human-rights-situation-democratic-peoples-republic-korea":                                                   "57 states and the EU before the press",
	"https://www.aplusforpeace.ch/joint-statement-human-rights-situation-democratic-peoples-republic-korea":                                                        "joint statement of 52 states and the EU (aplusforpeace.ch)",
	"https://www.csis.org/analysis/un-security-councils-first-north-korean-human-rights-session-2017":                                                              "csis.org",
	"https://www.donga.com/en/article/all/20050412/240776/1":                                                                                                       "45 sponsors at donga.com/en 20050412",
	"https://www.eg.emb-japan.go.jp/e/culture_event/letter/2011_2/2.htm":                                                                                           "eg.emb-japan.go.jp newsletter no. 2, Feb 2011",
	"https://www.koreaherald.com/article/10619914":                                                                                                                 "Korea Herald 10619914",
	"https://www3.nhk.or.jp/nhkworld/en/news/20240717_11":                                                                                                          "NHK 20240717_11",
	// The facts have this address in Arabic letters.
	"https://www.elnashra.com/news/show/1262344/%D9%83%D9%88%D8%B1%D9%8A%D8%A7-%D8%A7%D9%84%D8%B4%D9%85%D8%A7%D9%84%D9%8A%D8%A9-%D8%AA%D8%B3%D8%B9%D9%89-%D9%84%D9%85%D9%86%D8%B9-%D9%85%D9%86%D8%A7%D9%82%D8%B4%D8%A9-%D9%85%D8%AC%D9%84%D8%B3-%D8%A7%D9%84%D8%A7%D9%85%D9%86-%D9%84%D8%B3%D8%AC%D9%84%D9%87%D8%A7-": "elnashra.com 1262344 (Arabic)",
	"https://www.hankyung.com/article/2009112040371":                                                                              "hankyung.com 2009112040371",
	"https://www.hrw.org/news/2024/04/09/joint-submission-universal-periodic-review-democratic-peoples-republic-korea":            "hrw.org 9 Apr 2024 (262 recommendations, 132 accepted)",
	"https://www.japantimes.co.jp/news/2015/12/18/asia-pacific/u-n-adopts-motion-north-korea-right-abuses-urging-criminal-court/": "japantimes.co.jp 18 Dec 2015",
	"https://www.kmib.co.kr/article/view.asp?arcid=0010413928":                                                                    "kmib.co.kr 0010413928",
	"https://www.mbn.co.kr/news/world/1128098":                                                                                    "mbn.co.kr 1128098",
	"https://www.mofa.go.jp/announce/announce/2006/11/1118.html":                                                                  "mofa.go.jp/announce/announce/2006/11/1118.html",
	"https://www.mofa.go.jp/announce/announce/2008/11/1184973_1070.html":                                                          "1184973_1070",
	"https://www.mofa.go.jp/press/release/press24e_000002.html":                                                                   "mofa.go.jp press24e_000002",
	"https://www.mofa.go.jp/press/release/press4e_000945.html":                                                                    "mofa.go.jp press4e_000945",
	"https://www.mofa.go.jp/press/release/press4e_001420.html":                                                                    "mofa.go.jp press4e_001420",
	"https://www.mofa.go.jp/region/page4e_000024.html":                                                                            "mofa.go.jp page4e_000024",
	"https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=317744":                                                                    "gab.mofa.go.kr/eng seq=317744",
	"https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=318277":                                                                    "mofa.go.kr/eng seq=318277",
	"https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=319754":                                                                    "mofa.go.kr seq=319754",
	"https://www.newdaily.co.kr/site/data/html/2010/03/26/2010032600022.html":                                                     "newdaily.co.kr 2010032600022",
	"https://www.piie.com/blogs/north-korea-witness-transformation/dprk-un-general-assembly-losing-friends":                       "PIIE blog \"Losing Friends\"",
	"https://www.piie.com/blogs/north-korea-witness-transformation/human-rights-council-vote":                                     "PIIE \"The Human Rights Council Vote\"",
	"https://www.scprocedure.org/chapter-4-section-1d":                                                                            "scprocedure.org 4-1d",
	"https://www.scprocedure.org/chapter-4-section-3b":                                                                            "scprocedure.org chapter-4-section-3b",
	"https://www.scprocedure.org/chapter-4-section-3m":                                                                            "4-3m",
	// The facts name only one page for the talks of December 2020, which is on an
	// excluded site.
	"https://www.scprocedure.org/chapter-4-section-3r":                      "newsbox.co.kr (Dec 2020, first discussion in three years)",
	"https://www.telegraphindia.com/1140218/jsp/foreign/story_17951049.jsp": "telegraphindia.com 18 Feb 2014",
	"https://www.un.emb-japan.go.jp/jp/statements/nishida112211.html":       "un.emb-japan.go.jp/jp/statements/nishida112211.html",
	"https://www.upi.com/Top_News/World-News/2014/11/19/UN-human-rights-committee-resolution-on-North-Korea-passes-with-overwhelming-support/9391416407355/": "UPI 19 Nov 2014 (Third Committee 111-19-55, 62 co-sponsors)",
	"https://www.upi.com/Top_News/World-News/2017/12/19/UN-resolution-calls-for-inter-Korean-family-reunions/2831513729477/":                                 "upi.com 19 Dec 2017",
	"https://www.upr-info.org/en/news/dprk-first-and-only-state-accept-0-upr-recommendations":                                                                "117 left open (upr-info.org)",
	"https://ytn.co.kr/_ln/0101_202303232307054300":                                                                                                          "ytn.co.kr 0101_202303232307054300",
}

// excludedSites are evidence in the facts, but must not be cited as sources.
var excludedSites = []string{
	"studylib", "doczz", "45doc", "ionglobaltrends", "stouffvilleonline", "newsbox", "news1global", "web.archive.org",
}

func TestSourcesMatchFacts(t *testing.T) {
	f := readFacts(t)
	known := f.notes
	for _, row := range f.rows {
		known += rowText(row) + "\n"
	}
	for _, row := range sharedtest.Records(t, "facts/provisions.csv") {
		known += row["evidence"] + "\n"
	}
	for _, words := range addresses {
		if !strings.Contains(known, words) {
			t.Errorf("the facts do not say %q", words)
		}
	}
	used := map[string]bool{}
	for _, e := range loadSite(t).Entries {
		if len(e.Sources) == 0 {
			t.Errorf("%s: no source", e.File)
		}
		for _, s := range e.Sources {
			used[s.URL] = true
			checkSource(t, e, s, known)
		}
	}
	for url := range addresses {
		if !used[url] {
			t.Errorf("no entry cites %s any longer", url)
		}
	}
}

// ministry is the database of resolutions of the Republic of Korea's Ministry of
// Unification; the facts name its pages by their number.
const ministry = "www.unikorea.go.kr/nkhr/reference/presentation/unresolution/?boardId=bbs_0000000000000069&mode=view&cntId="

func checkSource(t *testing.T, e *site.Entry, s site.Source, known string) {
	t.Helper()
	if s.URL == "" {
		// The facts name a report by its number and give no address: none is made up.
		location := strings.Fields(inLanguage(s.Location, "en"))
		if len(location) == 0 || !containsWhole(known, location[len(location)-1]) {
			t.Errorf("%s: the facts do not name what is in %q", e.File, location)
		}
		return
	}
	_, bare, _ := strings.Cut(s.URL, "://")
	if symbol, ok := strings.CutPrefix(bare, "undocs.org/"); ok {
		bare = symbol // the record's rule: the address is made from the symbol
	}
	if number, ok := strings.CutPrefix(bare, ministry); ok {
		bare = "cntId=" + number
	}
	if addresses[s.URL] == "" && !containsWhole(known, bare) {
		t.Errorf("%s: the facts do not name %s", e.File, s.URL)
	}
	if s.Publisher == "" || s.Lang == "" || s.Kind == "" {
		t.Errorf("%s: %s lacks its publisher, language or kind", e.File, s.URL)
	}
	if len(s.Archive) > 0 {
		t.Errorf("%s: the facts have no archive address, but the entry has %s", e.File, s.Archive)
	}
	for _, name := range excludedSites {
		if strings.Contains(s.URL, name) {
			t.Errorf("%s: %s is not a source to cite", e.File, s.URL)
		}
	}
}

// containsWhole reports whether an address is in a text as a whole, not as the
// beginning of a longer one.
func containsWhole(text, address string) bool {
	for rest := text; ; {
		_, after, found := strings.Cut(rest, address)
		if !found {
			return false
		}
		if after == "" || strings.ContainsAny(after[:1], " \n\t,;:)\"`|") {
			return true
		}
		rest = after
	}
}

// Primary sources come before secondary ones, and no entry cites an address that
// the facts mark as unconfirmed.
func TestPrimarySourcesComeFirst(t *testing.T) {
	f := readFacts(t)
	for _, e := range loadSite(t).Entries {
		secondary := false
		for _, s := range e.Sources {
			if s.Kind == "primary" && secondary {
				t.Errorf("%s: %s comes after a secondary source", e.File, s.URL)
			}
			secondary = secondary || s.Kind == "secondary"
		}
	}
	for _, d := range departures() {
		if d.column != "official_url" {
			continue
		}
		for _, e := range loadSite(t).Entries {
			if e.ID == entryOfRow[d.row] && cites(e, f.byID[d.row]["official_url"]) {
				t.Errorf("%s cites an address that is not confirmed", e.File)
			}
		}
	}
}

func cites(e *site.Entry, url string) bool {
	for _, s := range e.Sources {
		if s.URL == url {
			return true
		}
	}
	return false
}

func TestAllTextsExistInBothLanguages(t *testing.T) {
	s := loadSite(t)
	check := func(name string, texts *site.Texts) {
		for _, tag := range []string{"en", "ko"} {
			if !texts.Has(tag) || texts.In(tag).Body.IsEmpty() {
				t.Errorf("%s says nothing in %q", name, tag)
			}
		}
	}
	check("the home page", &s.Home.Texts)
	for _, p := range s.PlainPages {
		check(p.ID, &p.Texts)
	}
	for _, y := range s.Years {
		check(y.ID, &y.Texts)
	}
	for _, e := range s.Entries {
		check(e.ID, &e.Texts)
		for _, tag := range []string{"en", "ko"} {
			if e.In(tag).Summary == "" {
				t.Errorf("%s has no summary in %q", e.ID, tag)
			}
		}
	}
	if first, last := s.Years[0].Number, s.Years[len(s.Years)-1].Number; first != 2003 || last != 2026 || len(s.Years) != 24 {
		t.Errorf("years %d to %d, %d of them; want each from 2003 to 2026", first, last, len(s.Years))
	}
}
