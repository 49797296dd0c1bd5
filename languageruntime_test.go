package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/constant"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"github.com/stretchr/testify/require"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/emptypb"
)

// languageRuntime stands in for Pulumi's Go language plugin, which comes with Pulumi's own installer and cannot be
// built from source here: it starts the built program the way the plugin does.
type languageRuntime struct {
	pulumirpc.UnimplementedLanguageRuntimeServer
	program, engine string
}

// serveLanguageRuntime serves it for a built program and returns the value of PULUMI_DEBUG_LANGUAGES.
func serveLanguageRuntime(t *testing.T, program string) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	server := grpc.NewServer()
	pulumirpc.RegisterLanguageRuntimeServer(server, &languageRuntime{program: program})
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(server.Stop)
	return fmt.Sprintf("go:%d", listener.Addr().(*net.TCPAddr).Port)
}

func (r *languageRuntime) Handshake(_ context.Context, request *pulumirpc.LanguageHandshakeRequest,
) (*pulumirpc.LanguageHandshakeResponse, error) {
	r.engine = request.GetEngineAddress()
	return &pulumirpc.LanguageHandshakeResponse{}, nil
}

func (r *languageRuntime) GetPluginInfo(context.Context, *emptypb.Empty) (*pulumirpc.PluginInfo, error) {
	return &pulumirpc.PluginInfo{Version: "3.259.0"}, nil
}

func (r *languageRuntime) GetRequiredPackages(context.Context, *pulumirpc.GetRequiredPackagesRequest,
) (*pulumirpc.GetRequiredPackagesResponse, error) {
	return &pulumirpc.GetRequiredPackagesResponse{}, nil
}

func (r *languageRuntime) Run(ctx context.Context, request *pulumirpc.RunRequest) (*pulumirpc.RunResponse, error) {
	config, err := json.Marshal(request.GetConfig())
	if err != nil {
		return nil, err
	}
	secrets, err := json.Marshal(request.GetConfigSecretKeys())
	if err != nil {
		return nil, err
	}
	command := exec.CommandContext(ctx, r.program)
	command.Env = append(os.Environ(),
		"PULUMI_ORGANIZATION="+request.GetOrganization(), "PULUMI_PROJECT="+request.GetProject(),
		"PULUMI_STACK="+request.GetStack(), "PULUMI_CONFIG="+string(config),
		"PULUMI_CONFIG_SECRET_KEYS="+string(secrets), "PULUMI_DRY_RUN="+strconv.FormatBool(request.GetDryRun()),
		"PULUMI_PARALLEL="+strconv.Itoa(int(request.GetParallel())),
		"PULUMI_MONITOR="+request.GetMonitorAddress(), "PULUMI_ENGINE="+r.engine)
	output, err := command.CombinedOutput()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit) && exit.ExitCode() == constant.ExitStatusLoggedError:
		return &pulumirpc.RunResponse{Bail: true}, nil // The program has told the engine why.
	case err != nil:
		return &pulumirpc.RunResponse{Error: fmt.Sprintf("%v: %s", err, output)}, nil
	}
	return &pulumirpc.RunResponse{}, nil
}
