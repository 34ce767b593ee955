namespace EksAccessConstructs.Access;

/// <summary>The type of an access entry: who it is for and what it may carry. The set is AWS's and open: <see cref="Custom"/>
/// names one this library does not know.</summary>
/// <remarks>Source: EKS User Guide, "Create access entries"; CloudFormation AWS::EKS::AccessEntry. As of November 2026 there are seven.</remarks>
public sealed record EntryType
{
    private EntryType(string name) => Name = name;

    /// <summary>For people and programs; may carry a username, groups and access policies. The default.</summary>
    public static EntryType Standard { get; } = new("STANDARD") { TakesIdentity = true, TakesPolicies = true, AnyPrincipal = true };

    /// <summary>For Linux nodes in self-managed node groups.</summary>
    public static EntryType Ec2Linux { get; } = new("EC2_LINUX");

    /// <summary>For Windows nodes in self-managed node groups.</summary>
    public static EntryType Ec2Windows { get; } = new("EC2_WINDOWS");

    /// <summary>For Fargate pod execution roles; EKS makes it.</summary>
    public static EntryType FargateLinux { get; } = new("FARGATE_LINUX");

    /// <summary>For hybrid nodes.</summary>
    public static EntryType HybridLinux { get; } = new("HYBRID_LINUX");

    /// <summary>For node roles of EKS Auto Mode node classes; needs AmazonEKSAutoNodePolicy.</summary>
    public static EntryType Ec2 { get; } = new("EC2") { TakesPolicies = true };

    /// <summary>For SageMaker HyperPod nodes.</summary>
    public static EntryType HyperpodLinux { get; } = new("HYPERPOD_LINUX");

    /// <summary>Every type known to this library.</summary>
    public static ValueList<EntryType> Known { get; } = [Standard, Ec2Linux, Ec2Windows, FargateLinux, HybridLinux, Ec2, HyperpodLinux];

    /// <summary>The name that EKS uses.</summary>
    public string Name { get; }

    /// <summary>True where the entry may carry a username and groups (AE09).</summary>
    public bool TakesIdentity { get; private init; }

    /// <summary>True where access policies may be associated (AE10).</summary>
    public bool TakesPolicies { get; private init; }

    /// <summary>True where a user, or a role of another account, may be the principal (AE05, AE06).</summary>
    public bool AnyPrincipal { get; private init; }

    /// <summary>True where the type lets nodes in, not people.</summary>
    public bool IsForNodes => this != Standard;

    /// <summary>A type that AWS added after this library was made; nothing is assumed about what it may carry.</summary>
    public static EntryType Custom(string name) =>
        Known.FirstOrDefault(type => type.Name == name) ?? new EntryType(name) { TakesIdentity = true, TakesPolicies = true, AnyPrincipal = true };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
