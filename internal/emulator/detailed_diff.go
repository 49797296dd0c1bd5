package emulator

import (
	"context"
	"slices"
	"strings"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// detailedDiffServer repairs what the SDK's provider server (v3.259.0) loses of a diff: it does not say that there is
// a detailed one, so the engine ignores it and a preview shows no changed values; it turns "delete, replace" into
// "delete"; and it lists paths where the engine's display looks for top-level properties, in random order.
type detailedDiffServer struct {
	pulumirpc.ResourceProviderServer
}

// Diff passes the request on and repairs the answer.
func (s detailedDiffServer) Diff(ctx context.Context, request *pulumirpc.DiffRequest) (*pulumirpc.DiffResponse, error) {
	response, err := s.ResourceProviderServer.Diff(ctx, request)
	if err != nil {
		return nil, err
	}
	response.HasDetailedDiff = len(response.GetDetailedDiff()) > 0
	response.Diffs = topLevel(response.GetDiffs())
	slices.Sort(response.Replaces)
	for _, path := range response.GetReplaces() {
		entry := response.GetDetailedDiff()[path]
		if entry.GetKind() == pulumirpc.PropertyDiff_DELETE {
			entry.Kind = pulumirpc.PropertyDiff_DELETE_REPLACE
		}
	}
	return response, nil
}

// topLevel returns the properties that the paths begin with, each once.
func topLevel(paths []string) []string {
	names := make([]string, 0, len(paths))
	for _, path := range paths {
		if end := strings.IndexAny(path, ".["); end > 0 {
			path = path[:end]
		}
		names = append(names, path)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
