namespace EksAccessConstructs.Changes;

/// <summary>How what a cluster has differs from what it should have.</summary>
public enum DriftKind
{
    /// <summary>The cluster lacks it.</summary>
    Missing,

    /// <summary>The cluster has it, and should not.</summary>
    Extra,

    /// <summary>The cluster has it otherwise.</summary>
    Different,
}

/// <summary>Words for the ways of drift.</summary>
public static class DriftKinds
{
    /// <summary>The word: missing, extra or different.</summary>
    public static string Word(this DriftKind kind) => kind switch
    {
        DriftKind.Missing => "missing",
        DriftKind.Extra => "extra",
        DriftKind.Different => "different",
    };
}

/// <summary>One field that differs.</summary>
/// <param name="Name">The field, as EKS and Kubernetes call it.</param>
/// <param name="Expected">What it should say.</param>
/// <param name="Actual">What it says.</param>
public sealed record DriftField(string Name, string Expected, string Actual);

/// <summary>One thing that a cluster lacks, has too much, or has otherwise.</summary>
/// <param name="Kind">Which of these.</param>
/// <param name="What">What it is: cluster, access entry, pod identity association, aws-auth item, or a kind of Kubernetes.</param>
/// <param name="Name">Which one: an ARN, or <c>NAMESPACE/NAME</c>.</param>
/// <param name="Fields">What it is like: of something different what differs, of something extra what it gives.</param>
/// <param name="Location">Where it is written: of something extra in what was collected, of others in what should be.</param>
public sealed record DriftItem(DriftKind Kind, string What, string Name, ValueList<DriftField> Fields, SourceLocation? Location)
{
    /// <summary>True where EKS, an add-on of it, or Kubernetes made it, so that it is no drift.</summary>
    /// <value>Default: false.</value>
    public bool IsEksOwn { get; init; }
}
