// Release makes the files of a release, for maintainers; "make release" runs it. It is no part
// of what is released.
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"

	"annals/internal/release"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1) //nolint:gocritic // stop has nothing to do any more
	}
}

func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("release", flag.ContinueOnError)
	o := release.Options{Root: ".", Log: os.Stderr}
	var targets, key string
	flags.StringVar(&o.Output, "output", "dist", "`folder` that is made")
	flags.StringVar(&targets, "targets", "", "`systems` such as linux/amd64,windows/arm64; all if empty")
	flags.StringVar(&o.Maintainer, "maintainer", cmp.Or(os.Getenv("ANNALS_MAINTAINER"), "Annals <annals@localhost.invalid>"), "`name` and address that packages name; ANNALS_MAINTAINER, if not given")
	flags.StringVar(&key, "sign", "", "sign the release in the folder with the key in `file`, and make nothing")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if key != "" {
		return release.Sign(ctx, o.Output, key, os.Getenv)
	}
	if targets != "" {
		o.Targets = strings.Split(targets, ",")
	}
	names, err := release.Make(ctx, o)
	if err != nil {
		return err
	}
	fmt.Println(strings.Join(names, "\n"))
	return nil
}
