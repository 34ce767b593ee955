using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Compute;

/// <summary>Objects of the CDK where a description of nodes takes names and ids.</summary>
public static class TypesOfTheCdk
{
    /// <summary>The same access by SSH, with port 22 open to the members of these security groups too.</summary>
    /// <param name="ssh">The access.</param>
    /// <param name="groups">The security groups.</param>
    public static NodeSsh From(this NodeSsh ssh, params ReadOnlySpan<Ec2.ISecurityGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(ssh);
        return ssh with { SourceSecurityGroupIds = [.. ssh.SourceSecurityGroupIds, .. groups.ToArray().Select(group => group.SecurityGroupId)] };
    }

    /// <summary>The same mix, with these instance types behind its own.</summary>
    /// <param name="instances">The mix.</param>
    /// <param name="types">The types.</param>
    public static MixedInstances With(this MixedInstances instances, params ReadOnlySpan<Ec2.InstanceType> types)
    {
        ArgumentNullException.ThrowIfNull(instances);
        return instances with { InstanceTypes = [.. instances.InstanceTypes, .. types.ToArray().Select(type => InstanceTypeName.Of(type).Name)] };
    }
}
