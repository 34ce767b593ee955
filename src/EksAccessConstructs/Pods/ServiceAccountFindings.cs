using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Pods;

/// <summary>Findings about the service account that a construct is given.</summary>
internal static class ServiceAccountFindings
{
    /// <summary>What is wrong with the name of a service account and its namespace.</summary>
    public static IEnumerable<Finding> Of(string space, string name)
    {
        var problems = Cdk.Token.IsUnresolved(space) || Cdk.Token.IsUnresolved(name)
            ? ["the name of a service account is known at deployment only, but is part of logical ids; name it as text"]
            : ServiceAccountNames.Problems(space, name);
        return problems.Select(problem => EksctlRules.PodNames.At(null, problem));
    }
}
