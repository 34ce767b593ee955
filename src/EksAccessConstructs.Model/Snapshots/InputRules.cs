namespace EksAccessConstructs.Snapshots;

/// <summary>The rules that a set of input files keeps as a whole.</summary>
internal static class InputRules
{
    /// <summary>A document about access belongs to one cluster.</summary>
    public static readonly RuleInfo BelongsToOneCluster = new("EKS097", Severity.Error,
        "With several ClusterConfigs, every other document is in the folder of one of them, or below it.");

    /// <summary>A cluster has one aws-auth ConfigMap.</summary>
    public static readonly RuleInfo OneOfEach = new("EKS098", Severity.Error, "A cluster has one aws-auth ConfigMap.");

    /// <summary>There is something to read.</summary>
    public static readonly RuleInfo Something = new(
        "EKS099", Severity.Error, "The input exists and holds at least one document that says something about a cluster or the access to it.");

    /// <summary>Constructs take what the input says.</summary>
    public static readonly RuleInfo Buildable = new(
        "EKS110", Severity.Error, "Everything that the input asks for is something that EKS and CloudFormation take.");

    /// <summary>A cluster is described for this project, not for another program.</summary>
    public static readonly RuleInfo ForAnotherProgram = new(
        "EKS107", Severity.Info, "A cluster is described by an eksctl ClusterConfig, not by the file of another program.");

    /// <summary>A stack is one that CloudFormation takes.</summary>
    public static readonly RuleInfo StackFits = new(
        "EKS144", Severity.Error, "A stack has at most 500 resources, and its template at most 1 MB.");

    /// <summary>A stack can grow.</summary>
    public static readonly RuleInfo StackHasRoom = new(
        "EKS145", Severity.Warning, "A stack has room: less than 80 percent of the resources and of the size that CloudFormation takes.");

    /// <summary>The number of stacks for access entries is said.</summary>
    public static readonly RuleInfo AccessStacksAreNamed = new(
        "EKS146", Severity.Warning, "Where access entries need further stacks, the number of these stacks is said, so that no entry moves later.");

    /// <summary>Objects are looked at as they will be in the cluster.</summary>
    public static readonly RuleInfo Kustomized = new(
        "EKS216", Severity.Warning, "Of a folder that kustomize changes, what kustomize makes is read.");

    /// <summary>No part of a file is left out.</summary>
    public static readonly RuleInfo ReadWhole = new("EKS217", Severity.Warning, "Every line of a file is read.");

    /// <summary>All of them, by code.</summary>
    public static ValueList<RuleInfo> All { get; } =
        [BelongsToOneCluster, OneOfEach, Something, ForAnotherProgram, Buildable, StackFits, StackHasRoom, AccessStacksAreNamed, Kustomized, ReadWhole];
}
