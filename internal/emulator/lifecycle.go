package emulator

import (
	"context"
	"sync"

	"github.com/blang/semver"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
)

// lifecycle is what both providers have in common: handshake, version and cancellation.
type lifecycle struct {
	plugin.UnimplementedProvider
	version semver.Version

	mu     sync.Mutex
	ctx    context.Context // of the run that is going on; cancelled with it
	cancel context.CancelFunc
}

func newLifecycle(version semver.Version) *lifecycle {
	started := &lifecycle{version: version}
	started.restart()
	return started
}

// restart forgets a cancellation: the same server answers one run after another.
func (l *lifecycle) restart() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ctx == nil || l.ctx.Err() != nil {
		l.ctx, l.cancel = context.WithCancel(context.Background())
	}
}

// within returns the context of a request, which ends also when the run is cancelled.
func (l *lifecycle) within(request context.Context) (context.Context, context.CancelFunc) {
	l.mu.Lock()
	run := l.ctx
	l.mu.Unlock()
	ctx, cancel := context.WithCancel(run)
	stop := context.AfterFunc(request, cancel)
	return ctx, func() { stop(); cancel() }
}

// Handshake tells the engine what the provider understands.
func (l *lifecycle) Handshake(
	context.Context, plugin.ProviderHandshakeRequest,
) (*plugin.ProviderHandshakeResponse, error) {
	return &plugin.ProviderHandshakeResponse{AcceptSecrets: true}, nil
}

// Attach accepts the engine that attaches to the running server; nothing of the engine is needed.
func (l *lifecycle) Attach(string) error { return nil }

// GetPluginInfo reports the version of the real provider that is emulated.
func (l *lifecycle) GetPluginInfo(context.Context) (plugin.PluginInfo, error) {
	return plugin.PluginInfo{Version: &l.version}, nil
}

// SignalCancellation ends the requests that wait and refuses new ones until the next run configures the provider.
func (l *lifecycle) SignalCancellation(context.Context) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cancel()
	return nil
}

// Close has nothing to release: the server owns the cloud.
func (l *lifecycle) Close() error { return nil }

// GetMapping says that there is none.
func (l *lifecycle) GetMapping(context.Context, plugin.GetMappingRequest) (plugin.GetMappingResponse, error) {
	return plugin.GetMappingResponse{}, nil
}

// GetMappings says that there are none.
func (l *lifecycle) GetMappings(context.Context, plugin.GetMappingsRequest) (plugin.GetMappingsResponse, error) {
	return plugin.GetMappingsResponse{}, nil
}
