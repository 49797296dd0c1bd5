package topology

import "slices"

// Between lays two models over each other: everything that is in either, marked with what became of it. What was
// removed stays where it was.
func Between(before, after Model) Model {
	both := Model{Stage: after.Stage, From: before.Stage}
	both.Places = merge(before.Places, after.Places, func(p Place) string { return p.ID }, mergePlace)
	both.Nodes = merge(before.Nodes, after.Nodes, func(n Node) string { return n.ID }, mergeNode)
	both.Flows = merge(before.Flows, after.Flows,
		func(f Flow) [3]string { return [3]string{f.From, f.To, string(f.Kind)} }, mergeFlow)
	sortModel(&both)
	return both
}

// merge unites two lists by key. decide gets nil for the side on which an item is missing.
func merge[T any, K comparable](before, after []T, key func(T) K, decide func(before, after *T) T) []T {
	var merged []T
	find := func(items []T, wanted K) *T {
		at := slices.IndexFunc(items, func(item T) bool { return key(item) == wanted })
		if at < 0 {
			return nil
		}
		return &items[at]
	}
	for i := range after {
		merged = append(merged, decide(find(before, key(after[i])), &after[i]))
	}
	for i := range before {
		if find(after, key(before[i])) == nil {
			merged = append(merged, decide(&before[i], nil))
		}
	}
	return merged
}

func mergePlace(before, after *Place) Place {
	switch {
	case before == nil:
		place := *after
		place.Change = Added
		return place
	case after == nil:
		place := *before
		place.Change = Removed
		return place
	}
	place := *after
	if before.Label != after.Label || before.Addresses != after.Addresses || before.Parent != after.Parent {
		place.Change = Changed
	}
	return place
}

func mergeNode(before, after *Node) Node {
	switch {
	case before == nil:
		node := *after
		node.Change = Added
		return node
	case after == nil:
		node := *before
		node.Change = Removed
		return node
	}
	node := *after
	for _, fact := range before.Facts {
		if !slices.Contains(after.Facts, fact) {
			node.Before = append(node.Before, fact)
		}
	}
	if !slices.Equal(before.Facts, after.Facts) || before.Place != after.Place || before.Title != after.Title {
		node.Change = Changed
	}
	return node
}

func mergeFlow(before, after *Flow) Flow {
	switch {
	case before == nil:
		flow := *after
		flow.Change = Added
		return flow
	case after == nil:
		flow := *before
		flow.Change = Removed
		return flow
	}
	flow := *after
	flow.For = union(before.For, after.For)
	if before.Label != after.Label {
		flow.Change = Changed
	}
	return flow
}
