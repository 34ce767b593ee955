using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Cli.Arguments;

/// <summary>What <c>eks-access can-i</c> is asked.</summary>
internal sealed record CanIArguments(Who Who, AskedRequest Question, ValueList<string> Paths, ClusterRequest Cluster, OutputFormat Format);

/// <summary>What <c>eks-access can-i --requests</c> is asked.</summary>
internal sealed record CanIRequestsArguments(string File, ValueList<string> Paths, ClusterRequest Cluster);
