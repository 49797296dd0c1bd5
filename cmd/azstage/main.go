// Command azstage brings the stages up, compares them and promotes stacks between them. See azstage --help.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	// One Ctrl-C asks the engine to finish what runs and save the state; the next one ends this process.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}
