using System.Text.Json.Nodes;
using EksAccessConstructs.Tests.Eksctl.Parity.Templates;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Naming;

/// <summary>Names the cluster, and the roles and security groups that it, its add-ons, pods, capabilities and Fargate profiles name.</summary>
internal sealed class ServiceNames(ClusterTemplates templates, ValueResolver values)
{
    public void Give()
    {
        foreach (var cluster in templates.Resources("AWS::EKS::Cluster"))
        {
            OfCluster(cluster);
        }

        foreach (var addon in templates.Resources("AWS::EKS::Addon"))
        {
            OfAddon(addon.Stack, values.Text(addon.Stack, addon["AddonName"]), addon.Properties);
        }

        foreach (var addon in templates.CallsOf("eks:CreateAddon"))
        {
            OfAddon("", addon.At("AddonName").Text() ?? "", addon);
        }

        foreach (var association in templates.CallsOf("eks:CreatePodIdentityAssociation"))
        {
            OfPods("", association);
        }

        foreach (var association in templates.Resources("AWS::EKS::PodIdentityAssociation"))
        {
            OfPods(association.Stack, association.Properties);
        }

        foreach (var capability in templates.Resources("AWS::EKS::Capability"))
        {
            Propose(capability.Stack, capability["RoleArn"], $"role[capability {values.Text(capability.Stack, capability["CapabilityName"])}]");
        }

        foreach (var profile in templates.Resources("AWS::EKS::FargateProfile"))
        {
            Propose(profile.Stack, profile["PodExecutionRoleArn"], "role[fargate pods]");
        }
    }

    private void OfCluster(TemplateResource cluster)
    {
        values.Names.Give(cluster.Id, "cluster");
        Propose(cluster.Stack, cluster["RoleArn"], "role[cluster]");
        Propose(cluster.Stack, cluster["ComputeConfig", "NodeRoleArn"], "role[auto mode nodes]");
        foreach (var (i, group) in cluster["ResourcesVpcConfig", "SecurityGroupIds"].Items().Index())
        {
            Propose(cluster.Stack, group, i == 0 ? "sg[control plane]" : $"sg[control plane {i + 1}]");
        }
    }

    private void OfAddon(string stack, string name, JsonNode? addon)
    {
        Propose(stack, addon.At("ServiceAccountRoleArn"), $"role[addon {name}]");
        foreach (var association in addon.At("PodIdentityAssociations").Items())
        {
            Propose(stack, association.At("RoleArn"), $"role[addon {name} {FactText.Of(association.At("ServiceAccount"))}]");
        }
    }

    private void OfPods(string stack, JsonNode? association)
    {
        var account = values.Text(stack, association.At("ServiceAccount"));
        var pods = $"pod {values.Text(stack, association.At("Namespace"))}/{account}";
        Propose(stack, association.At("RoleArn"), $"role[{(account.Contains("karpenter", StringComparison.Ordinal) ? "karpenter controller" : pods)}]");
    }

    private void Propose(string stack, JsonNode? value, string name) => values.Names.Propose(values.References.Target(stack, value), name);
}
