# The commands of the README. `make` alone builds the site.

.PHONY: site test quick browser budgets bench bench-serve bench-pictures store pictures fmt golden release clean

site: ## build the site in this folder into public/
	go run ./cmd/annals build

test: ## run every test as CI does; prints what it installs
	.ci/test

quick: ## run the fast tests only
	go test ./...

browser: ## test every kind of page in Chromium and Firefox, and the preview
	.ci/browser/test pages
	.ci/browser/test names
	.ci/browser/test preview

budgets: ## measure the site in Chromium and print the table of budgets
	.ci/browser/test budgets

pictures: ## make the pictures of the guide again, with Chromium and pngquant
	.ci/browser/test pictures

bench: ## measure whole builds of 1,000, 10,000 and 100,000 entries, without and with provisions (ENTRIES=1000: of these alone), beside Hugo's where there is one
	go test -run '^$$' -bench '^BenchmarkBuild$$/^$(or $(ENTRIES),.*)-entries' -benchtime 3x -timeout 2h ./cmd/annals

bench-serve: ## measure the preview: from a saved file to the new page, and the memory
	go test -run '^$$' -bench Serve -benchtime 50x ./cmd/annals

bench-pictures: ## measure builds in which nothing has changed, with 1,000 pictures and without
	go test -run '^$$' -bench '^BenchmarkPictures$$' -benchtime 9x -timeout 1h ./cmd/annals

store: ## test publishing to versitygw, an S3-compatible store of others, which takes minutes to build once
	GOBIN=$(CURDIR)/.store go install github.com/versity/versitygw/cmd/versitygw@v1.8.0
	PATH="$(CURDIR)/.store:$$PATH" go test -count=1 -run 'Versitygw|LeastPolicy' ./internal/publish/store/s3

fmt: ## format Go files and scripts; needs npm
	go tool -modfile=.ci/tools.mod gofumpt -w cmd internal static templates
	.ci/browser/test fmt

golden: ## update all scripts and golden files to what the program writes now; read the diff before you commit it
	go test $$(grep -rl --include='*_test.go' 'flag.Bool("update"' cmd internal | xargs dirname | sort -u | sed 's|^|./|') -run '^Test(Scripts|Golden)' -update

release: ## make the files of a release from the last commit, twice, into dist/ (TARGETS=linux/amd64: for that system alone; KEY=FILE: signed)
	$(if $(MAINTAINER),ANNALS_MAINTAINER="$(MAINTAINER)") .ci/release $(if $(TARGETS),--targets $(TARGETS)) $(if $(KEY),--key "$(KEY)")

clean: ## remove what a build or a release made
	rm -rf dist public .public.next .public.lock .public.old
