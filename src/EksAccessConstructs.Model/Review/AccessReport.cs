using EksAccessConstructs.Access;
using EksAccessConstructs.Eksctl.Steps;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Review;

/// <summary>Everything a reviewer asks about the access to one cluster: who may do what, what became of the input, and what
/// was chosen where the input is silent.</summary>
/// <remarks>Pure data; <see cref="AccessReportMarkdown"/> and <see cref="AccessReportJson"/> write it. The same input gives the same report.</remarks>
public sealed record AccessReport
{
    /// <summary>The report of a cluster as files say that it is, where nothing was carried over or chosen.</summary>
    /// <param name="cluster">The cluster.</param>
    public static AccessReport Of(ClusterSnapshot cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return new()
        {
            Deployed = cluster,
            Region = cluster.Resolved?.Config.Metadata.Region,
            Entries = cluster.CountingEntries.Select(grant => new ReportedPrincipal(grant.Principal.ToString(), grant)).ToValueList(),
        };
    }

    /// <summary>The cluster as it is once the stack is deployed: the entries of the template, the RBAC objects beside
    /// it, and what the input says besides.</summary>
    public required ClusterSnapshot Deployed
    {
        get => Measures.Cluster;
        init => Measures = new ClusterMeasures(value);
    }

    /// <summary>What is worked out of the cluster, once for all formats.</summary>
    internal ClusterMeasures Measures { get; private init; } = new(new ClusterSnapshot());

    /// <summary>The region; null where only deployment tells it.</summary>
    public string? Region { get; init; }

    /// <summary>The access entries, in the order of the template.</summary>
    public ValueList<ReportedPrincipal> Entries { get; init; }

    /// <summary>What became of each old or foreign thing in the input.</summary>
    public ValueList<CarriedOver> CarriedOver { get; init; }

    /// <summary>What was chosen where the input is silent, and what eksctl would have chosen.</summary>
    public ValueList<Choice> Choices { get; init; }

    /// <summary>What is to be done by hand once the stack is deployed.</summary>
    public ValueList<ManualStep> Steps { get; init; }

    /// <summary>Documents of kinds that say nothing about access, or that this version does not read.</summary>
    public ValueList<UnusedDocument> NotUsed { get; init; }

    /// <summary>Every problem met.</summary>
    public ValueList<Finding> Findings { get; init; }
}

/// <summary>One principal of a report.</summary>
/// <param name="Label">What to call it: its ARN, or what makes it, such as "the administrator role of this stack".</param>
/// <param name="Grant">What it is let in with.</param>
/// <param name="LogicalId">The logical ID of its access entry in the template; null where EKS makes the entry itself.</param>
public sealed record ReportedPrincipal(string Label, AccessGrant Grant, string? LogicalId = null);

/// <summary>What became of one thing in the input.</summary>
/// <param name="What">The thing, such as "mapRoles item arn:aws:iam::111122223333:role/dev".</param>
/// <param name="Became">What stands for it now, or why nothing does.</param>
/// <param name="Location">Where it is in the input.</param>
public sealed record CarriedOver(string What, string Became, SourceLocation? Location);

/// <summary>One choice made where the input is silent.</summary>
/// <param name="Key">The key of the input, such as <c>accessConfig.authenticationMode</c>.</param>
/// <param name="Ours">What was chosen.</param>
/// <param name="Eksctl">What eksctl chooses.</param>
/// <param name="Reason">Why.</param>
public sealed record Choice(string Key, string Ours, string Eksctl, string Reason);
