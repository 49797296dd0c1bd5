package v20230501_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	container "github.com/azstage/azstage/internal/azurenative/containerinstance/v20230501"
)

// registrations records what would go to the provider, by type token.
type registrations map[string]map[string]any

func (r registrations) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	r[args.TypeToken] = args.Inputs.Mappable()
	return "/id/" + args.Name, args.Inputs, nil
}

func (r registrations) Call(pulumi.MockCallArgs) (resource.PropertyMap, error) { return nil, nil }

func TestEveryInputGoesOutUnderItsWireName(t *testing.T) {
	t.Parallel()
	sent := registrations{}
	require.NoError(t, pulumi.RunErr(everything, pulumi.WithMocks("project", "stack", sent)))
	probe := map[string]any{
		"failureThreshold": 3.0, "initialDelaySeconds": 1.0, "periodSeconds": 10.0, "timeoutSeconds": 5.0,
		"httpGet": map[string]any{"path": "/healthz", "port": 8080.0, "scheme": "http"},
	}
	assert.Equal(t, registrations{
		"azure-native:containerinstance/v20230501:ContainerGroup": {
			"containerGroupName": "ci", "location": "eastus2", "osType": "Linux", "resourceGroupName": "rg",
			"restartPolicy": "Always", "sku": "Standard", "tags": map[string]any{"a": "b"}, "zones": []any{"1"},
			"identity":                 map[string]any{"type": "UserAssigned", "userAssignedIdentities": []any{"/id"}},
			"imageRegistryCredentials": []any{map[string]any{"server": "r.azurecr.io", "identity": "/id"}},
			"ipAddress": map[string]any{
				"type": "Private", "ports": []any{map[string]any{"port": 8080.0, "protocol": "TCP"}},
			},
			"subnetIds": []any{map[string]any{"id": "/subnet", "name": "s"}},
			"containers": []any{map[string]any{
				"name": "main", "image": "i", "ports": []any{map[string]any{"port": 8080.0, "protocol": "TCP"}},
				"environmentVariables": []any{map[string]any{"name": "A", "value": "b"}},
				"resources":            map[string]any{"requests": map[string]any{"cpu": 0.5, "memoryInGB": 1.0}},
				"livenessProbe":        probe, "readinessProbe": probe,
			}},
		},
	}, sent)
}

func everything(ctx *pulumi.Context) error {
	probe := container.ContainerProbeArgs{
		FailureThreshold: pulumi.Int(3), InitialDelaySeconds: pulumi.Int(1), PeriodSeconds: pulumi.Int(10),
		TimeoutSeconds: pulumi.Int(5),
		HTTPGet: container.ContainerHTTPGetArgs{
			Path: pulumi.String("/healthz"), Port: pulumi.Int(8080), Scheme: pulumi.String("http"),
		},
	}
	_, err := container.NewContainerGroup(ctx, "group", &container.ContainerGroupArgs{
		ContainerGroupName: pulumi.String("ci"), Location: pulumi.String("eastus2"), OsType: pulumi.String("Linux"),
		ResourceGroupName: pulumi.String("rg"), RestartPolicy: pulumi.String("Always"), Sku: pulumi.String("Standard"),
		Tags: pulumi.StringMap{"a": pulumi.String("b")}, Zones: pulumi.StringArray{pulumi.String("1")},
		Identity: container.ContainerGroupIdentityArgs{
			Type: pulumi.String("UserAssigned"), UserAssignedIdentities: pulumi.StringArray{pulumi.String("/id")},
		},
		ImageRegistryCredentials: container.ImageRegistryCredentialArray{container.ImageRegistryCredentialArgs{
			Server: pulumi.String("r.azurecr.io"), Identity: pulumi.String("/id"),
		}},
		IPAddress: container.IPAddressArgs{
			Type:  pulumi.String("Private"),
			Ports: container.PortArray{container.PortArgs{Port: pulumi.Int(8080), Protocol: pulumi.String("TCP")}},
		},
		SubnetIDs: container.ContainerGroupSubnetIDArray{
			container.ContainerGroupSubnetIDArgs{ID: pulumi.String("/subnet"), Name: pulumi.String("s")},
		},
		Containers: container.ContainerArray{container.ContainerArgs{
			Name: pulumi.String("main"), Image: pulumi.String("i"),
			Ports: container.ContainerPortArray{
				container.ContainerPortArgs{Port: pulumi.Int(8080), Protocol: pulumi.String("TCP")},
			},
			EnvironmentVariables: container.EnvironmentVariableArray{
				container.EnvironmentVariableArgs{Name: pulumi.String("A"), Value: pulumi.String("b")},
			},
			Resources: container.ResourceRequirementsArgs{Requests: container.ResourceRequestsArgs{
				CPU: pulumi.Float64(0.5), MemoryInGB: pulumi.Float64(1),
			}},
			LivenessProbe: probe, ReadinessProbe: probe,
		}},
	})
	return err
}

func TestRequiredArgumentsAreDemanded(t *testing.T) {
	t.Parallel()
	for missing, args := range map[string]*container.ContainerGroupArgs{
		"missing one or more": nil,
		"'Containers'":        {},
		"'OsType'":            {Containers: container.ContainerArray{}},
		"'ResourceGroupName'": {Containers: container.ContainerArray{}, OsType: pulumi.String("Linux")},
	} {
		t.Run(missing, func(t *testing.T) {
			t.Parallel()
			err := pulumi.RunErr(func(ctx *pulumi.Context) error {
				_, err := container.NewContainerGroup(ctx, "x", args)
				return err
			}, pulumi.WithMocks("project", "stack", registrations{}))
			assert.ErrorContains(t, err, missing)
		})
	}
}
