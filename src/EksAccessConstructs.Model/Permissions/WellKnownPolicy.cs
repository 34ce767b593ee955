namespace EksAccessConstructs.Permissions;

/// <summary>What a well-known controller needs when it runs as a pod with a role of its own: eksctl's <c>wellKnownPolicies</c> flags.</summary>
/// <remarks>Source: eksctl 0.231, <c>createWellKnownPolicies</c>. What the same controllers need on the role of a node is
/// <see cref="Compute.AddonPolicy"/>.</remarks>
public sealed record WellKnownPolicy
{
    private WellKnownPolicy(string name) => Name = name;

    /// <summary>Push and pull any image of the account's registry.</summary>
    public static WellKnownPolicy ImageBuilder { get; } = new("imageBuilder") { ManagedPolicies = [ManagedPolicyNames.RegistryPowerUser] };

    /// <summary>Cluster Autoscaler.</summary>
    public static WellKnownPolicy AutoScaler { get; } = new("autoScaler") { Inline = KnownPolicies.AutoScaler };

    /// <summary>AWS Load Balancer Controller.</summary>
    public static WellKnownPolicy LoadBalancerController { get; } = new("awsLoadBalancerController") { Inline = KnownPolicies.LoadBalancerController };

    /// <summary>external-dns with Route 53.</summary>
    public static WellKnownPolicy ExternalDns { get; } = new("externalDNS") { Inline = KnownPolicies.ExternalDns };

    /// <summary>cert-manager with DNS challenges in Route 53.</summary>
    public static WellKnownPolicy CertManager { get; } = new("certManager") { Inline = KnownPolicies.CertManager };

    /// <summary>EBS CSI controller.</summary>
    public static WellKnownPolicy EbsCsiController { get; } = new("ebsCSIController") { ManagedPolicies = [ManagedPolicyNames.EbsCsiDriver] };

    /// <summary>EFS CSI controller.</summary>
    public static WellKnownPolicy EfsCsiController { get; } = new("efsCSIController") { Inline = KnownPolicies.EfsCsiController };

    /// <summary>Every flag, in the order that policies are attached.</summary>
    public static ValueList<WellKnownPolicy> All { get; } =
        [ImageBuilder, AutoScaler, LoadBalancerController, ExternalDns, CertManager, EbsCsiController, EfsCsiController];

    /// <summary>eksctl's name of the flag.</summary>
    public string Name { get; }

    /// <summary>AWS-managed policies that the flag attaches, by name with path.</summary>
    public ValueList<string> ManagedPolicies { get; private init; }

    /// <summary>Inline policies that the flag adds.</summary>
    public ValueList<InlinePolicy> Inline { get; private init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
