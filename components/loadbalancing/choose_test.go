package loadbalancing_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	lb "github.com/azstage/azstage/components/loadbalancing"
)

func TestEveryCombination(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		layer    lb.Layer
		scope    lb.Scope
		protocol lb.Protocol
		want     lb.Service
	}{
		{lb.Application, lb.Global, lb.HTTP, lb.FrontDoor},
		{lb.Application, lb.Regional, lb.HTTP, lb.ApplicationGateway},
		{lb.Application, lb.Global, lb.TCP, ""},
		{lb.Application, lb.Regional, lb.TCP, ""},
		{lb.Application, lb.Global, lb.UDP, ""},
		{lb.Application, lb.Regional, lb.UDP, ""},
		{lb.Transport, lb.Global, lb.HTTP, lb.TrafficManager},
		{lb.Transport, lb.Global, lb.TCP, lb.TrafficManager},
		{lb.Transport, lb.Global, lb.UDP, lb.TrafficManager},
		{lb.Transport, lb.Regional, lb.HTTP, lb.LoadBalancer},
		{lb.Transport, lb.Regional, lb.TCP, lb.LoadBalancer},
		{lb.Transport, lb.Regional, lb.UDP, lb.LoadBalancer},
	} {
		t.Run(fmt.Sprintf("layer %d, %s, %s", test.layer, test.scope, test.protocol), func(t *testing.T) {
			t.Parallel()
			choice, err := lb.Choose(test.layer, test.scope, test.protocol)
			if test.want == "" {
				assert.ErrorContains(t, err, "ask for layer 4")
				return
			}
			require.NoError(t, err)
			assert.Equal(t, test.want, choice.Service)
			assert.NotEmpty(t, choice.Reason)
			assert.NotEmpty(t, choice.Source)
		})
	}
}

func TestTheTableIsCompleteAndHasNoRowTwice(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, choice := range lb.Choices() {
		key := fmt.Sprint(choice.Layer, choice.Scope, choice.Protocol)
		assert.False(t, seen[key], key)
		seen[key] = true
	}
	assert.Len(t, seen, 2*2*3)
}

func TestUnknownValuesAreRefused(t *testing.T) {
	t.Parallel()
	for _, choose := range []func() (lb.Choice, error){
		func() (lb.Choice, error) { return lb.Choose(3, lb.Global, lb.HTTP) },
		func() (lb.Choice, error) { return lb.Choose(lb.Transport, "zonal", lb.HTTP) },
		func() (lb.Choice, error) { return lb.Choose(lb.Transport, lb.Global, "quic") },
	} {
		_, err := choose()
		assert.ErrorContains(t, err, "the table knows layers 4 and 7")
	}
}

func TestChains(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		chain []lb.Service
		want  string
	}{
		"nothing":                               {nil, ""},
		"a gateway behind Front Door":           {[]lb.Service{lb.FrontDoor, lb.ApplicationGateway}, ""},
		"load balancers behind Traffic Manager": {[]lb.Service{lb.TrafficManager, lb.LoadBalancer}, ""},
		"Traffic Manager in front of Front Door": {
			[]lb.Service{lb.TrafficManager, lb.FrontDoor}, "Azure Traffic Manager in front of Azure Front Door",
		},
		"Traffic Manager behind Front Door": {
			[]lb.Service{lb.FrontDoor, lb.TrafficManager}, "Azure Front Door in front of Azure Traffic Manager",
		},
		"Front Door behind a gateway, with something between": {
			[]lb.Service{lb.ApplicationGateway, lb.LoadBalancer, lb.FrontDoor},
			"Azure Application Gateway in front of Azure Front Door",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := lb.CheckChain(test.chain...)
			if test.want == "" {
				assert.NoError(t, err)
				return
			}
			assert.ErrorContains(t, err, test.want)
		})
	}
}

func TestTheTableDocumentsItself(t *testing.T) {
	t.Parallel()
	lines := strings.Split(strings.TrimSpace(lb.Markdown()), "\n")
	assert.Len(t, lines, 2+len(lb.Choices()))
	for _, line := range lines {
		assert.Equal(t, 7, strings.Count(line, "|"), line)
	}
	assert.Contains(t, lb.Markdown(), "| 7 | global | http | Azure Front Door |")
	assert.Contains(t, lb.Markdown(), "| 7 | regional | udp | none |")
}
