using EksAccessConstructs.Access;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Templates.Checks;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>What one resource says about a cluster.</summary>
/// <param name="Resource">What the resource is called.</param>
/// <param name="File">The file that it is in.</param>
/// <param name="ClusterNames">The texts in which it names the cluster: several where an open condition decides; none where it names none.</param>
internal sealed record ResourceReading(string Resource, string File, ValueList<YamlScalar> ClusterNames)
{
    /// <summary>The resource itself, to hold what it says against the rules.</summary>
    public required CheckedResource Source { get; init; }

    /// <summary>Access entries.</summary>
    public ValueList<Uncertain<AccessGrant>> Entries { get; init; }

    /// <summary>Access entries that EKS makes itself, for the roles of nodes and capabilities, where there is no other one.</summary>
    public ValueList<Uncertain<AccessGrant>> ByEks { get; init; }

    /// <summary>Objects of Kubernetes.</summary>
    public ValueList<TemplateObject> Objects { get; init; }

    /// <summary>Service accounts with roles.</summary>
    public ValueList<Uncertain<AccountBinding>> Accounts { get; init; }

    /// <summary>Roles that trust tokens of the cluster.</summary>
    public ValueList<TokenTrust> Trusts { get; init; }

    /// <summary>Fargate profiles.</summary>
    public ValueList<FargateSelection> Fargate { get; init; }

    /// <summary>The names of add-ons.</summary>
    public ValueList<string> Addons { get; init; }

    /// <summary>What may say something about access and is not read.</summary>
    public ValueList<NotRead> NotRead { get; init; }

    /// <summary>What is open.</summary>
    public ValueList<string> Questions { get; init; }

    /// <summary>The parameters that have their default in it, each with it.</summary>
    public ValueList<string> Taken { get; init; }
}
