package markdown

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// htmlCase is a text and the HTML that it is rendered to.
type htmlCase struct{ name, src, want string }

func checkHTML(t *testing.T, cases []htmlCase) {
	t.Helper()
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			got, _, _ := render(test.src)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.src, diff)
			}
		})
	}
}

var emphasisCases = []htmlCase{
	{"paragraph", "One\ntwo.", "<p>One\ntwo.</p>\n"},
	{"Latin emphasis", "a *b* **c** _d_ __e__ f_g_h i*j*k", "<p>a <em>b</em> <strong>c</strong> <em>d</em> <strong>e</strong> f_g_h i<em>j</em>k</p>\n"},
	{"Latin emphasis next to punctuation", "a**(b)**c", "<p>a**(b)**c</p>\n"},
	{"Korean particle after a bracket", "문서를 **마크다운(Markdown)**을 쓴다", "<p>문서를 <strong>마크다운(Markdown)</strong>을 쓴다</p>\n"},
	{"Korean particle after a quotation", "**“위반”**이라고", "<p><strong>“위반”</strong>이라고</p>\n"},
	{"Korean word before a quotation", "이것은**“위반”**이다", "<p>이것은<strong>“위반”</strong>이다</p>\n"},
	{"Korean particle after a link", "**이 [링크](x.md)**만을", "<p><strong>이 <a href=\"x.md\">링크</a></strong>만을</p>\n"},
	{"two Korean emphases", "**가(a)**를 **나(b)**로", "<p><strong>가(a)</strong>를 <strong>나(b)</strong>로</p>\n"},
	{"Korean emphasis with one mark", "*가.*나", "<p><em>가.</em>나</p>\n"},
	{"Korean strikethrough", "~~가(a)~~를", "<p><del>가(a)</del>를</p>\n"},
	{"strikethrough", "~~a~~ b", "<p><del>a</del> b</p>\n"},
	{"ranges with tildes", "2005~2010년, 3~5명", "<p>2005~2010년, 3~5명</p>\n"},
	{"signs beside digits and Latin letters", "**《公约》**2条 **“强迫失踪”**UN报告 A/RES/73/180**（决议）**通过", "<p><strong>《公约》</strong>2条 <strong>“强迫失踪”</strong>UN报告 A/RES/73/180<strong>（决议）</strong>通过</p>\n"},
	{"several of them", "**《公约》**第2条和**“失踪”**UN报告，**《宣言》**70周年", "<p><strong>《公约》</strong>第2条和<strong>“失踪”</strong>UN报告，<strong>《宣言》</strong>70周年</p>\n"},
	{"brackets of Japanese", "**「x」**2018年 *『y』*A ~~（z）~~3", "<p><strong>「x」</strong>2018年 <em>『y』</em>A <del>（z）</del>3</p>\n"},
	{"full stops of full width", "**决定。**2018年**如下：**A", "<p><strong>决定。</strong>2018年<strong>如下：</strong>A</p>\n"},
	{"Thai", "ภาษา**ตัวหนา(bold)**ต่อ **“ก”**2561", "<p>ภาษา<strong>ตัวหนา(bold)</strong>ต่อ <strong>“ก”</strong>2561</p>\n"},
	{"Lao", "ພາສາ**ໜາ(ok)**ຕໍ່", "<p>ພາສາ<strong>ໜາ(ok)</strong>ຕໍ່</p>\n"},
	{"Khmer", "ភាសា**ដិត(ok)**ត", "<p>ភាសា<strong>ដិត(ok)</strong>ត</p>\n"},
	{"Burmese", "မြန်**(ok)**မာ", "<p>မြန်<strong>(ok)</strong>မာ</p>\n"},
	{"three marks and nested ones", "***《甲》***2 **甲*《乙》*2丙**丁 *甲**（乙）**2*丙", "<p><em><strong>《甲》</strong></em>2 <strong>甲<em>《乙》</em>2丙</strong>丁 <em>甲<strong>（乙）</strong>2</em>丙</p>\n"},
	{"Korean particles", `**북한**은 **"인권"**을 **(가)**나`, "<p><strong>북한</strong>은 <strong>“인권”</strong>을 <strong>(가)</strong>나</p>\n"},
	{"underscores within words", "북한_인권_보고서 人_权_法 _《公约》_2条 북한_(인권)_보고서", "<p>북한_인권_보고서 人_权_法 <em>《公约》</em>2条 북한_(인권)_보고서</p>\n"},
	{"three tildes in a line", "a ~~~b~~~", "<p>a ~~~b~~~</p>\n"},
}

func TestEmphasis(t *testing.T) { checkHTML(t, emphasisCases) }

var lineBreakCases = []htmlCase{
	{"between Han letters", "侵犯人\n权行为", "<p>侵犯人权行为</p>\n"},
	{"in a quotation and a list", "> 人\n> 权\n\n- 人\n  权", "<blockquote>\n<p>人权</p>\n</blockquote>\n<ul>\n<li>人权</li>\n</ul>\n"},
	{"beside markup", "人**权**\n[行](x.md)\n*为*\n`他`\n们", "<p>人<strong>权</strong><a href=\"x.md\">行</a><em>为</em><code>他</code>们</p>\n"},
	{"beside a comment", "人<!-- x -->\n权", "<p>人权</p>\n"},
	{"beside an escape", "人\n\\（权", "<p>人\n\\（权</p>\n"},
	{"beside a reference", "人\n&#26435;", "<p>人权</p>\n"},
	{"beside a picture", "人\n![权](x.png)\n人", "<p>人\n<img src=\"x.png\" alt=\"权\">\n人</p>\n"},
	{"Korean", "북한\n인권", "<p>북한\n인권</p>\n"},
	{"Han and Latin", "人\nUN\n权", "<p>人\nUN\n权</p>\n"},
	{"hard", "人\\\n权", "<p>人<br>\n权</p>\n"},
}

func TestLineBreaks(t *testing.T) { checkHTML(t, lineBreakCases) }

var punctuationCases = []htmlCase{
	{"quotation marks", `He said "no (not 'yes')" and left.`, "<p>He said “no (not ‘yes’)” and left.</p>\n"},
	{"quotation marks around emphasis", `"*word*," he said`, "<p>“<em>word</em>,” he said</p>\n"},
	{"apostrophes", "don't, the states' vote, the '90s", "<p>don’t, the states’ vote, the ’90s</p>\n"},
	{"inches and minutes", `5" and 5'`, "<p>5&quot; and 5'</p>\n"},
	{"Korean quotation", `그는 "위반"이라고 '말'했다`, "<p>그는 “위반”이라고 ‘말’했다</p>\n"},
	{"Korean quotation behind a letter", `그는"위반"이라고`, "<p>그는“위반”이라고</p>\n"},
	{"dashes and dots", "2005--2010 --- and so on...", "<p>2005–2010 — and so on…</p>\n"},
	{"six dots", "그런데......", "<p>그런데……</p>\n"},
	{"four dots", "end....", "<p>end....</p>\n"},
	{"option of a command", "use --drafts", "<p>use --drafts</p>\n"},
	{"escaped punctuation", `\"a\" b\... \--`, "<p>&quot;a&quot; b... --</p>\n"},
	{"referenced punctuation", "&quot;a&quot; &#39;b&#39;", "<p>&quot;a&quot; 'b'</p>\n"},
	{"quotations keep their wording", "> \"a\" -- 'b'...\n> - \"c\"", "<blockquote>\n<p>&quot;a&quot; -- 'b'...</p>\n<ul>\n<li>&quot;c&quot;</li>\n</ul>\n</blockquote>\n"},
	{"code keeps its wording", "`\"a\" -- b...`\n\n    \"c\"...", "<p><code>&quot;a&quot; -- b...</code></p>\n<pre><code>&quot;c&quot;...\n</code></pre>\n"},
	{"marks of one paragraph do not reach the next", "\"a\n\nb\" c", "<p>“a</p>\n<p>b&quot; c</p>\n"},
}

func TestTypographicPunctuation(t *testing.T) { checkHTML(t, punctuationCases) }

var linkCases = []htmlCase{
	{"outside link", "[a](https://un.org)", "<p><a href=\"https://un.org\" rel=\"noopener noreferrer external\">a</a></p>\n"},
	{"outside link with a title", "[a](HTTP://UN.org:80/x 'b \"c\"')", "<p><a href=\"http://un.org/x\" title=\"b &quot;c&quot;\" rel=\"noopener noreferrer external\">a</a></p>\n"},
	{"mail", "[a](mailto:a@un.org) <b@un.org>", "<p><a href=\"mailto:a&#64;un.org\">a</a> <a href=\"mailto:b&#64;un.org\">b&#64;un.org</a></p>\n"},
	{"inside link", "[a](../2014/x.md#y \"t\") [b](#c)", "<p><a href=\"../2014/x.md#y\" title=\"t\">a</a> <a href=\"#c\">b</a></p>\n"},
	{"address in angle brackets", "<https://un.org/a_b>", "<p><a href=\"https://un.org/a_b\" rel=\"noopener noreferrer external\">https://un.org/a_b</a></p>\n"},
	{"look-alike host is shown as it is", "<https://unіted.org/é>", "<p><a href=\"https://xn--unted-o2e.org/%C3%A9\" rel=\"noopener noreferrer external\">https://xn--unted-o2e.org/é</a></p>\n"},
	{"bare address", "See https://un.org/a_b_c(d)*.", "<p>See <a href=\"https://un.org/a_b_c(d)\" rel=\"noopener noreferrer external\">https://un.org/a_b_c(d)</a>*.</p>\n"},
	{"bare address in brackets", "(https://un.org/a)", "<p>(<a href=\"https://un.org/a\" rel=\"noopener noreferrer external\">https://un.org/a</a>)</p>\n"},
	{"bare address before a particle", "https://un.org/a를 보라", "<p><a href=\"https://un.org/a\" rel=\"noopener noreferrer external\">https://un.org/a</a>를 보라</p>\n"},
	{"bare address with a Korean path", "https://ko.wikipedia.org/wiki/대한민국 문서", "<p><a href=\"https://ko.wikipedia.org/wiki/%EB%8C%80%ED%95%9C%EB%AF%BC%EA%B5%AD\" rel=\"noopener noreferrer external\">https://ko.wikipedia.org/wiki/대한민국</a> 문서</p>\n"},
	{"bare address with a Russian path", "https://ru.wikipedia.org/wiki/Права_человека.", "<p><a href=\"https://ru.wikipedia.org/wiki/%D0%9F%D1%80%D0%B0%D0%B2%D0%B0_%D1%87%D0%B5%D0%BB%D0%BE%D0%B2%D0%B5%D0%BA%D0%B0\" rel=\"noopener noreferrer external\">https://ru.wikipedia.org/wiki/Права_человека</a>.</p>\n"},
	{"bare address with digits before letters", "https://ko.wikipedia.org/wiki/2018년_유엔", "<p><a href=\"https://ko.wikipedia.org/wiki/2018%EB%85%84_%EC%9C%A0%EC%97%94\" rel=\"noopener noreferrer external\">https://ko.wikipedia.org/wiki/2018년_유엔</a></p>\n"},
	{"bare address with Latin letters", "https://fr.wikipedia.org/wiki/Liberté_d’expression, et", "<p><a href=\"https://fr.wikipedia.org/wiki/Libert%C3%A9_d%E2%80%99expression\" rel=\"noopener noreferrer external\">https://fr.wikipedia.org/wiki/Liberté_d’expression</a>, et</p>\n"},
	{"bare address before several particles", "https://un.org/a/에서는", "<p><a href=\"https://un.org/a/\" rel=\"noopener noreferrer external\">https://un.org/a/</a>에서는</p>\n"},
	{"bare address before a Chinese word", "https://un.org/a和b", "<p><a href=\"https://un.org/a\" rel=\"noopener noreferrer external\">https://un.org/a</a>和b</p>\n"},
	{"bare address before Chinese signs", "https://un.org/人权。見", "<p><a href=\"https://un.org/%E4%BA%BA%E6%9D%83\" rel=\"noopener noreferrer external\">https://un.org/人权</a>。見</p>\n"},
	{"bare address before a Japanese word", "https://un.org/180を見る", "<p><a href=\"https://un.org/180\" rel=\"noopener noreferrer external\">https://un.org/180</a>を見る</p>\n"},
	{"bare host before a particle", "https://un.org의 글", "<p><a href=\"https://un.org\" rel=\"noopener noreferrer external\">https://un.org</a>의 글</p>\n"},
	{"bare host of other letters", "https://пример.рф/x", "<p><a href=\"https://xn--e1afmkfd.xn--p1ai/x\" rel=\"noopener noreferrer external\">https://xn--e1afmkfd.xn--p1ai/x</a></p>\n"},
	{"bare address at the start of emphasis", "**https://un.org/a**", "<p><strong><a href=\"https://un.org/a\" rel=\"noopener noreferrer external\">https://un.org/a</a></strong></p>\n"},
	{"no bare address", "xhttp://un.org, ftp://un.org, http:// x, www.un.org, `https://un.org`", "<p>xhttp://un.org, ftp://un.org, http:// x, www.un.org, <code>https://un.org</code></p>\n"},
	{"bare address as the text of a link", "[https://un.org](x.md)", "<p><a href=\"x.md\">https://un.org</a></p>\n"},
	{"no link in a link", "[a <https://un.org> b](x.md)", "<p><a href=\"x.md\">a https://un.org b</a></p>\n"},
	{"image", "![a *b*](../static/map.png \"t\")", "<p><img src=\"../static/map.png\" alt=\"a b\" title=\"t\"></p>\n"},
	{"image in a link", "[![a](b.png)](c.md)", "<p><a href=\"c.md\"><img src=\"b.png\" alt=\"a\"></a></p>\n"},
	{"remote image", "![a](https://un.org/b.png)", "<p>a</p>\n"},
}

func TestLinksAndImages(t *testing.T) { checkHTML(t, linkCases) }

var codeAndHTMLCases = []htmlCase{
	{"raw HTML in a line", "a <b onclick=x>c</b>", "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>\n"},
	{"raw HTML as a block", "<div>\n*a*\n</div>\n\nb", "<p>&lt;div&gt;\n*a*\n&lt;/div&gt;</p>\n<p>b</p>\n"},
	{"code block", "```go \"><script>\na <b>\n```", "<pre><code class=\"language-go\">a &lt;b&gt;\n</code></pre>\n"},
	{"code language", "``` a\"b&quot;<c>\n```", "<pre><code class=\"language-a&quot;b&quot;&lt;c&gt;\"></code></pre>\n"},
	{"control characters", "a\x00b &#0; &#8; &#xFFFE; &#xD800; c\x1b", "<p>a\uFFFDb \uFFFD \uFFFD \uFFFD \uFFFD c\uFFFD</p>\n"},
}

func TestCodeAndRawHTML(t *testing.T) { checkHTML(t, codeAndHTMLCases) }

var otherCases = []htmlCase{
	{"table", "| A | B | C |\n|---|:-:|--:|\n| a | `b\\|c` |", "<section class=\"table-scroll\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n" +
		"<th scope=\"col\">A</th>\n<th scope=\"col\" class=\"align-center\">B</th>\n<th scope=\"col\" class=\"align-right\">C</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n" +
		"<td>a</td>\n<td class=\"align-center\"><code>b|c</code></td>\n<td></td>\n</tr>\n</tbody>\n</table>\n</section>\n"},
	{"attributes are text", "# A {#b onclick=c}", "<h2 id=\"a-b-onclick-c\">A {#b onclick=c}</h2>\n"},
	{"templates are text", "{{ .Site }}", "<p>{{ .Site }}</p>\n"},
}

func TestTablesAndOtherBlocks(t *testing.T) { checkHTML(t, otherCases) }

func TestTableLabels(t *testing.T) {
	table := "|a|\n|-|\n\n"
	for n, want := range map[int]string{1: `aria-label="Table"`, 2: `aria-label="Table 2"`} {
		body, _ := New(Options{}).Parse(context.Background(), "a.md", "en", 1, []byte(strings.Repeat(table, n)))
		got := htmlOf(body, RenderOptions{TableLabel: "Table"}, nil)
		if !strings.Contains(got, `tabindex="0" `+want) {
			t.Errorf("%d tables: got %s", n, got)
		}
	}
}
