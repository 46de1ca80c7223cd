package publish_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"annals/internal/publish"
)

func Example() {
	parent, err := os.MkdirTemp("", "example")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(parent)
	output := filepath.Join(parent, "public")

	for _, title := range []string{"First", "Second"} {
		report, err := publishSite(output, title)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(report.Written, "written,", report.Unchanged, "unchanged")
	}
	// Output:
	// 2 written, 0 unchanged
	// 1 written, 1 unchanged
}

func publishSite(output, title string) (publish.Report, error) {
	ctx := context.Background()
	stage, err := publish.Open(ctx, output, publish.Options{})
	if err != nil {
		return publish.Report{}, err
	}
	defer stage.Abandon() // does nothing after Commit
	if err := stage.Put("index.html", publish.Pages, []byte("<h1>"+title+"</h1>")); err != nil {
		return publish.Report{}, err
	}
	if err := stage.Put("style.css", publish.Assets, []byte("h1 { color: maroon }")); err != nil {
		return publish.Report{}, err
	}
	return stage.Commit(ctx)
}
