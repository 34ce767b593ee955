using EksAccessConstructs.Access;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>A scope names namespaces that are there. Of a cluster that was there before, the namespaces are not known.</summary>
internal sealed class ScopesNameNamespaces() : EntryLint(
    new("EA009", Severity.Warning, "The namespaces of a scope are declared."),
    "EKS does not check them: a policy for a namespace that is not there gives nothing, and gives it in whatever is made under that name",
    "declare the namespace, or correct the name")
{
    private static readonly string[] AlwaysThere = ["default", "kube-system", "kube-public", "kube-node-lease"];

    protected override IEnumerable<string> Problems(AccessGrant grant, LintInput input)
    {
        var declared = input.Cluster.Rbac.Namespaces.Select(one => one.Name).ToList();
        return declared.Count == 0 || !input.Cluster.KnowsEntries ? []
            : from association in grant.Policies
              from name in association.Scope.Match(() => [], names => names)
              where !declared.Concat(AlwaysThere).Any(@namespace => IsMeant(name, @namespace))
              select $"{association.Policy} is for namespace '{name}', which is not declared{Text.Suggestion.DidYouMean(name, declared)}";
    }

    private static bool IsMeant(string name, string @namespace)
    {
        var parts = name.Split('*');
        return parts.Length == 1 ? name == @namespace
            : @namespace.StartsWith(parts[0], StringComparison.Ordinal)
                && @namespace.EndsWith(parts[^1], StringComparison.Ordinal)
                && parts.All(part => @namespace.Contains(part, StringComparison.Ordinal));
    }
}
