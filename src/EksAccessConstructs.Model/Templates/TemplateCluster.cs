using EksAccessConstructs.Access;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Templates.Checks;

namespace EksAccessConstructs.Templates;

/// <summary>All that templates say about one cluster, whether one of them makes it or they only add to it.</summary>
internal sealed record TemplateCluster
{
    /// <summary>Its name; null where only a deployment knows it.</summary>
    public required string? Name { get; init; }

    /// <summary>What to call it: its name, or the logical id or the expression that stands for it.</summary>
    public required string Label { get; init; }

    /// <summary>Where the cluster is, or else the first thing that is for it.</summary>
    public required SourceLocation Origin { get; init; }

    /// <summary>True where a template makes the cluster; false where templates only add to it.</summary>
    public bool IsMade { get; init; }

    /// <summary>The files that say something about it.</summary>
    public ValueList<string> Files { get; init; }

    /// <summary>The minor version of Kubernetes; null where it is not known.</summary>
    public string? Version { get; init; }

    /// <summary>The authentication modes that it may have; none where it is not known.</summary>
    public ValueList<ClusterAuthenticationMode> Modes { get; init; }

    /// <summary>Whether the identity that creates it becomes administrator; both where it is not known.</summary>
    public ValueList<bool> CreatorIsAdmin { get; init; }

    /// <summary>The identity that creates it; null where it is the one that deploys.</summary>
    public PrincipalArn? Creator { get; init; }

    /// <summary>The access entries, those that EKS makes itself included.</summary>
    public ValueList<Uncertain<AccessGrant>> Entries { get; init; }

    /// <summary>Objects of Kubernetes.</summary>
    public ValueList<TemplateObject> Objects { get; init; }

    /// <summary>Service accounts with roles.</summary>
    public ValueList<Uncertain<AccountBinding>> Accounts { get; init; }

    /// <summary>Roles that trust tokens of the cluster.</summary>
    public ValueList<TokenTrust> Trusts { get; init; }

    /// <summary>Fargate profiles.</summary>
    public ValueList<FargateSelection> Fargate { get; init; }

    /// <summary>The names of the add-ons that it has, or may have.</summary>
    public ValueList<string> Addons { get; init; }

    /// <summary>The resource that makes it; null where no template makes it.</summary>
    public CheckedResource? Made { get; init; }

    /// <summary>The resources that are surely for it.</summary>
    public ValueList<CheckedResource> Resources { get; init; }

    /// <summary>True where EKS runs its nodes: Auto Mode.</summary>
    public bool AutoMode { get; init; }

    /// <summary>What may say something about access and is not read.</summary>
    public ValueList<NotRead> NotRead { get; init; }

    /// <summary>What only a deployment decides and something here depends on, each as a question.</summary>
    public ValueList<string> Questions { get; init; }

    /// <summary>The parameters whose defaults were taken in something here, each with it: <c>Stage 'prod'</c>.</summary>
    public ValueList<string> Taken { get; init; }

    /// <summary>The stack and the logical id of the resource that makes it, as <c>STACK/LogicalId</c>; null where no template makes it.</summary>
    public string? Path { get; init; }

    /// <summary>All that both say of one cluster.</summary>
    public TemplateCluster With(TemplateCluster other) => this with
    {
        Files = [.. Files, .. other.Files],
        Entries = [.. Entries, .. other.Entries],
        Objects = [.. Objects, .. other.Objects],
        Accounts = [.. Accounts, .. other.Accounts],
        Trusts = [.. Trusts, .. other.Trusts],
        Fargate = [.. Fargate, .. other.Fargate],
        Addons = [.. Addons, .. other.Addons],
        Resources = [.. Resources, .. other.Resources],
        AutoMode = AutoMode || other.AutoMode,
        NotRead = [.. NotRead, .. other.NotRead],
        Questions = [.. Questions, .. other.Questions],
        Taken = Taken.Concat(other.Taken).Distinct(StringComparer.Ordinal).ToValueList(),
    };
}
