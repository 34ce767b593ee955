namespace EksAccessConstructs.Access;

/// <summary>What is known about the cluster that a plan is for; what is left out is not known, and rules that need it stay silent.</summary>
public sealed record ClusterFacts
{
    /// <summary>Nothing is known.</summary>
    public static ClusterFacts Unknown { get; } = new();

    /// <summary>The cluster's account of twelve digits.</summary>
    /// <value>Default: null, not known.</value>
    public string? Account { get; init; }

    /// <summary>The cluster's partition: aws, aws-cn, aws-us-gov, ….</summary>
    /// <value>Default: null, not known.</value>
    public string? Partition { get; init; }

    /// <summary>Where the input decides, or leaves open, who is administrator beside the grants.</summary>
    /// <value>Default: nowhere.</value>
    public Origin Decides { get; init; }

    /// <summary>Every group that a RoleBinding or ClusterRoleBinding of the cluster names.</summary>
    /// <value>Default: null, not known.</value>
    public ValueList<string>? BoundGroups { get; init; }
}
