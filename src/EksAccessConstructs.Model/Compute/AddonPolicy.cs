using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Compute;

/// <summary>What a node role may do for one well-known controller: eksctl's <c>iam.withAddonPolicies</c> flags.</summary>
/// <remarks>Every pod on the node can use what the node role may do unless pods are kept from instance metadata; a pod identity is the narrower way.
/// Source: eksctl 0.231, <c>createRole</c> and <c>makeManagedPolicies</c>.</remarks>
public sealed record AddonPolicy
{
    private AddonPolicy(string name) => Name = name;

    /// <summary>Push and pull any image of the account's registry, in place of pulling alone.</summary>
    public static AddonPolicy ImageBuilder { get; } = new("imageBuilder") { ManagedPolicies = [ManagedPolicyNames.RegistryPowerUser] };

    /// <summary>Cluster Autoscaler; also tags the auto scaling group so that the autoscaler finds it.</summary>
    public static AddonPolicy AutoScaler { get; } = new("autoScaler") { Inline = KnownPolicies.AutoScaler };

    /// <summary>external-dns.</summary>
    public static AddonPolicy ExternalDns { get; } = new("externalDNS") { Inline = KnownPolicies.ExternalDns };

    /// <summary>cert-manager.</summary>
    public static AddonPolicy CertManager { get; } = new("certManager") { Inline = KnownPolicies.CertManager };

    /// <summary>App Mesh.</summary>
    public static AddonPolicy AppMesh { get; } = new("appMesh") { Inline = KnownPolicies.AppMesh };

    /// <summary>App Mesh, preview channel.</summary>
    public static AddonPolicy AppMeshPreview { get; } = new("appMeshPreview") { Inline = KnownPolicies.AppMeshPreview };

    /// <summary>EBS CSI driver.</summary>
    public static AddonPolicy Ebs { get; } = new("ebs") { ManagedPolicies = [ManagedPolicyNames.EbsCsiDriver] };

    /// <summary>FSx for Lustre.</summary>
    public static AddonPolicy Fsx { get; } = new("fsx") { Inline = KnownPolicies.Fsx };

    /// <summary>EFS.</summary>
    public static AddonPolicy Efs { get; } = new("efs") { Inline = KnownPolicies.Efs };

    /// <summary>AWS Load Balancer Controller; eksctl's older <c>albIngress</c> means the same.</summary>
    public static AddonPolicy LoadBalancerController { get; } = new("awsLoadBalancerController") { Inline = KnownPolicies.LoadBalancerController };

    /// <summary>X-Ray.</summary>
    public static AddonPolicy XRay { get; } = new("xRay") { Inline = KnownPolicies.XRay };

    /// <summary>CloudWatch agent.</summary>
    public static AddonPolicy CloudWatch { get; } = new("cloudWatch") { ManagedPolicies = [ManagedPolicyNames.CloudWatchAgent] };

    /// <summary>Every flag, in the order that policies are attached.</summary>
    public static ValueList<AddonPolicy> All { get; } =
    [
        ImageBuilder, AutoScaler, CertManager, ExternalDns, AppMesh, AppMeshPreview, Ebs, Fsx, Efs, LoadBalancerController, XRay, CloudWatch,
    ];

    /// <summary>eksctl's name of the flag.</summary>
    public string Name { get; }

    /// <summary>AWS-managed policies that the flag attaches, by name with path.</summary>
    public ValueList<string> ManagedPolicies { get; private init; }

    /// <summary>Inline policies that the flag adds.</summary>
    public ValueList<InlinePolicy> Inline { get; private init; }

    /// <summary>The flag of a name as eksctl writes it, <c>albIngress</c> included; null where there is none.</summary>
    public static AddonPolicy? Named(string name) => name == "albIngress" ? LoadBalancerController : All.FirstOrDefault(policy => policy.Name == name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
