// Package emulator is an embedded Azure: it serves the providers azure-native and random to an unchanged Pulumi engine.
// What it does not model it refuses, so that a program that works on it means something.
package emulator

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"

	"github.com/azstage/azstage/internal/emulator/arm"
	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/faults"
	"github.com/azstage/azstage/internal/emulator/model"
	"github.com/azstage/azstage/internal/emulator/reachability"
)

// Options are the choices of a server; the zero value is the usual one.
type Options struct {
	// Minute is how long a minute of the emulator's clock takes; 0 waits for nothing.
	Minute time.Duration
	// Faults says what fails.
	Faults faults.Script
	// Log is told every create, update and delete, in the order in which they ended. Calls never overlap.
	Log func(Operation)
}

// Server is a running emulator.
type Server struct {
	operations          *operations
	azureNative, random listener
	closing             sync.Once
	closeErr            error
}

// listener is one provider on its own port.
type listener struct {
	handle rpcutil.ServeHandle
	cancel chan bool
}

// Serve starts the emulator on two free ports of the loopback interface. It ends with Close, or when the context does.
// The cloud stays the caller's to close.
func Serve(ctx context.Context, store *cloud.Cloud, types []*model.Type, options Options) (*Server, error) {
	subscription, err := arm.New(store, types)
	if err != nil {
		return nil, err
	}
	log := oneAtATime(options.Log)
	server := &Server{operations: newOperations(subscription, store, options, log)}
	if server.azureNative, err = listen(newAzureNative(server.operations)); err != nil {
		return nil, fmt.Errorf("serve azure-native: %w", err)
	}
	if server.random, err = listen(newRandom(log)); err != nil {
		return nil, errors.Join(fmt.Errorf("serve random: %w", err), server.azureNative.stop())
	}
	context.AfterFunc(ctx, func() { _ = server.Close() })
	return server, nil
}

// DebugProviders is the value of PULUMI_DEBUG_PROVIDERS that makes an engine attach to this server.
func (s *Server) DebugProviders() string {
	return fmt.Sprintf("azure-native:%d,random:%d", s.azureNative.handle.Port, s.random.handle.Port)
}

// Subscription is the emulated subscription behind the server, for drift and the like.
func (s *Server) Subscription() *arm.Subscription { return s.operations.subscription }

// Outages are the times in which users did not reach an app that was in use, or such an app not its stores.
func (s *Server) Outages() []reachability.Outage { return s.operations.journal.Outages() }

// Minutes is when the last operation so far ended, in minutes on the emulator's clock.
func (s *Server) Minutes() float64 { return s.operations.clock.latest() }

// Close stops the server when the requests that it is answering are done. Closing twice is harmless.
func (s *Server) Close() error {
	s.closing.Do(func() { s.closeErr = errors.Join(s.azureNative.stop(), s.random.stop()) })
	return s.closeErr
}

func listen(provider plugin.GrpcProvider) (listener, error) {
	cancel := make(chan bool)
	handle, err := rpcutil.ServeWithOptions(rpcutil.ServeOptions{
		Cancel: cancel,
		Init: func(server *grpc.Server) error {
			pulumirpc.RegisterResourceProviderServer(server, detailedDiffServer{plugin.NewProviderServer(provider)})
			return nil
		},
	})
	return listener{handle: handle, cancel: cancel}, err
}

func (l listener) stop() error {
	close(l.cancel)
	return <-l.handle.Done
}

// oneAtATime keeps the calls of a log apart.
func oneAtATime(log func(Operation)) func(Operation) {
	if log == nil {
		return nil
	}
	var mu sync.Mutex
	return func(operation Operation) {
		mu.Lock()
		defer mu.Unlock()
		log(operation)
	}
}
