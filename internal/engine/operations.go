package engine

import (
	"context"
	"fmt"
	"io"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/events"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optdestroy"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optpreview"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optrefresh"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optup"
)

// Preview shows what Up would do. Nothing is changed.
func (s *Session) Preview(ctx context.Context) (Result, error) {
	return s.watch(ctx, "preview", func(stream chan<- events.EngineEvent) error {
		_, err := s.stack.Preview(ctx, optpreview.EventStreams(stream), optpreview.Color(s.color()),
			optpreview.ProgressStreams(s.display()), optpreview.ErrorProgressStreams(s.display()),
			optpreview.SuppressProgress(), optpreview.PolicyPacks(s.options.packs()...))
		return err
	})
}

// Up brings the stack to what the program says, and remembers the configuration that it does so with.
func (s *Session) Up(ctx context.Context) (Result, error) {
	if err := s.directory.remember(s.name, s.options.Config); err != nil {
		return Result{}, err
	}
	if err := s.settle(ctx); err != nil {
		return Result{}, err
	}
	return s.watch(ctx, "up", func(stream chan<- events.EngineEvent) error {
		_, err := s.stack.Up(ctx, optup.EventStreams(stream), optup.Color(s.color()), optup.SuppressOutputs(),
			optup.ProgressStreams(s.display()), optup.ErrorProgressStreams(s.display()),
			optup.SuppressProgress(), optup.PolicyPacks(s.options.packs()...))
		return err
	})
}

// UpOnly brings some resources to what the program says and leaves all others as they are.
func (s *Session) UpOnly(ctx context.Context, urns []string) (Result, error) {
	if err := s.settle(ctx); err != nil {
		return Result{}, err
	}
	return s.watch(ctx, "up", func(stream chan<- events.EngineEvent) error {
		_, err := s.stack.Up(ctx, optup.EventStreams(stream), optup.Color(s.color()), optup.SuppressOutputs(),
			optup.ProgressStreams(s.display()), optup.ErrorProgressStreams(s.display()),
			optup.SuppressProgress(), optup.Target(urns))
		return err
	})
}

// Refresh brings the state to what the target has.
func (s *Session) Refresh(ctx context.Context) (Result, error) {
	if err := s.settle(ctx); err != nil {
		return Result{}, err
	}
	return s.watch(ctx, "refresh", func(stream chan<- events.EngineEvent) error {
		_, err := s.stack.Refresh(ctx, optrefresh.EventStreams(stream), optrefresh.Color(s.color()),
			optrefresh.ProgressStreams(s.display()), optrefresh.ErrorProgressStreams(s.display()),
			optrefresh.SuppressProgress(), optrefresh.SuppressOutputs())
		return err
	})
}

// Destroy removes every resource of the stack. The stack itself, its settings and its history stay.
func (s *Session) Destroy(ctx context.Context) (Result, error) {
	if err := s.settle(ctx); err != nil {
		return Result{}, err
	}
	return s.watch(ctx, "destroy", func(stream chan<- events.EngineEvent) error {
		_, err := s.stack.Destroy(ctx, optdestroy.EventStreams(stream), optdestroy.Color(s.color()),
			optdestroy.ProgressStreams(s.display()), optdestroy.ErrorProgressStreams(s.display()),
			optdestroy.SuppressProgress(), optdestroy.SuppressOutputs())
		return err
	})
}

// Outputs returns the stack's outputs.
func (s *Session) Outputs(ctx context.Context) (auto.OutputMap, error) {
	outputs, err := s.stack.Outputs(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the outputs of stack %s: %w", s.name, engineError(err))
	}
	return outputs, nil
}

func (s *Session) display() io.Writer { return &display{to: s.options.Progress} }

func (s *Session) color() string {
	if s.options.Color {
		return "always"
	}
	return "never"
}

// watch runs one operation and records its events.
func (s *Session) watch(ctx context.Context, kind string, run func(chan<- events.EngineEvent) error) (Result, error) {
	result := Result{Operation: kind, Stack: s.name, Changes: map[string]int{}, Steps: []Step{}}
	stream, ended, read := make(chan events.EngineEvent), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(read)
		result.follow(stream, ended)
	}()
	s.command.operating.Store(true)
	err := run(stream)
	s.command.operating.Store(false)
	close(ended)
	<-read
	if ctx.Err() != nil {
		return result, &InterruptedError{Operation: kind, Stack: s.name}
	}
	if err != nil {
		return result, s.failed(kind, result, err)
	}
	return result, nil
}
