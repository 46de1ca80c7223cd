package serve_test

import (
	"strings"
	"testing"

	"annals/internal/words"
)

func TestOwnPagesAreInTheLanguageOfTheEditor(t *testing.T) {
	korean, err := words.Load("ko")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { noGoroutinesLeft(t) })
	d := startTestPreviewIn(t, korean, site())
	d.save(voteFile, voteWithError())
	_, text := d.fetch(votePage)
	for _, want := range []string{
		`<html lang="ko">`, "<title>오류 1개 · Annals 미리보기</title>", "오류를 고칠 때까지 이 페이지를 보여 줄 수 없습니다. 파일을 저장하면",
		"<strong>오류</strong> 알 수 없는 주제 &#34;fod&#34;", "<strong>힌트</strong> 혹시 &#34;food&#34;인가요?", "6번째 줄, 11번째 칸",
		"<summary>unknown-term</summary><p>config.toml이 이 id의", "마지막으로 정상이던 판 보기",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
	if _, text := d.fetch("/:preview/nothing"); text != "여기에는 아무것도 없습니다.\n" {
		t.Errorf("%q", text)
	}
	_, script := d.fetch("/:preview/live.js")
	for _, want := range []string{`"Preview":"미리보기"`, `"%d errors":"오류 %d개"`, `"en":"ko"`} {
		if !strings.Contains(script, want) {
			t.Errorf("no %s in the script", want)
		}
	}
}

func TestOwnPagesAreEnglishWithoutACatalogue(t *testing.T) {
	d := newTestPreview(t, site())
	if _, script := d.fetch("/:preview/live.js"); !strings.Contains(script, "const translations = {};") {
		t.Error("the script has translations")
	}
}
