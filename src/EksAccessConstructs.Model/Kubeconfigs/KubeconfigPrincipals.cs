using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Kubeconfigs;

/// <summary>The principals of a cluster that contexts are for.</summary>
/// <param name="cluster">The cluster.</param>
internal sealed class KubeconfigPrincipals(ClusterSnapshot cluster)
{
    private readonly EksAuthorizer authorizer = EksAuthorizer.Create(cluster);

    /// <summary>Those who are asked for; where nobody is, every role that people or programs outside the cluster come in as.</summary>
    /// <param name="asked">ARNs, names, or what reports call a role of a template.</param>
    /// <param name="findings">Takes what is in the way.</param>
    public ValueList<PrincipalArn> Of(ValueList<string> asked, ICollection<Finding> findings) =>
        asked.IsEmpty ? Usual(findings) : asked.Select(word => Named(word, findings)).OfType<PrincipalArn>().Distinct().ToValueList();

    // Entries of nodes, of Fargate and of capabilities are for programs of EKS; service-linked roles have none.
    private IEnumerable<NamedCaller> Assumable =>
        authorizer.Named.Where(caller => caller.IsRole && caller.Authentication is { Possible.IsEmpty: false, Fails: false } && !IsForNodes(caller));

    private ValueList<PrincipalArn> Usual(ICollection<Finding> findings)
    {
        var roles = Assumable.ToList();
        foreach (var role in roles.Where(role => PrincipalArn.Read(role.Who).Value is null))
        {
            findings.Add(KubeconfigRules.RoleIsKnown.At(cluster.Origin.Location,
                $"only the deployment tells the ARN of '{role.Who}', so no context is written for it; name it then: --as ARN"));
        }

        if (roles.Count == 0)
        {
            findings.Add(KubeconfigRules.GetsIn.At(cluster.Origin.Location, "no role gets into the cluster that somebody could assume; name one with --as"));
        }

        return roles.Select(role => PrincipalArn.Read(role.Who).Value).OfType<PrincipalArn>().ToValueList();
    }

    private PrincipalArn? Named(string word, ICollection<Finding> findings)
    {
        if (word.StartsWith("arn:", StringComparison.Ordinal))
        {
            return ByArn(word, findings);
        }

        var called = authorizer.Named.Where(caller => !IsForNodes(caller) && (caller.Who == word || NameOf(caller) == word)).ToList();
        if (called is [var only] && PrincipalArn.Read(only.Who).Value is { } principal)
        {
            return principal;
        }

        findings.Add(called switch
        {
            [] => KubeconfigRules.GetsIn.At(cluster.Origin.Location, $"'{word}' does not get into the cluster; {Others(word)}"),
            [_] => KubeconfigRules.RoleIsKnown.At(cluster.Origin.Location,
                $"only the deployment tells the ARN of '{word}'; name it then: --as ARN") with
            { Severity = Severity.Error },
            _ => KubeconfigRules.GetsIn.At(cluster.Origin.Location,
                $"'{word}' is the name of {called.Count} principals that get in; name the ARN: {string.Join(", ", called.Select(caller => caller.Who))}"),
        });
        return null;
    }

    private PrincipalArn? ByArn(string arn, ICollection<Finding> findings)
    {
        var reading = PrincipalArn.Read(arn);
        reading.Findings.ToList().ForEach(findings.Add);
        if (reading.Value is not { } principal)
        {
            return null;
        }

        var login = authorizer.Authenticate(principal);
        if (login.Possible.IsEmpty && login.Causes.IsEmpty)
        {
            findings.Add(KubeconfigRules.GetsIn.At(cluster.Origin.Location, $"'{arn}' does not get into the cluster; {Others(arn)}"));
            return null;
        }

        return principal;
    }

    private string Others(string word)
    {
        var others = Assumable.Select(caller => caller.Who).ToList();
        return others.Count == 0
            ? "nobody does whom the files name; give it an access entry first"
            : $"these do: {string.Join(", ", others.Take(5))}{(others.Count > 5 ? " and more" : "")}{Suggestion.DidYouMean(word, others)}";
    }

    private bool IsForNodes(NamedCaller caller) => caller.Authentication.Possible.Any(way => way.By is AuthenticatedByAwsAuth { Item.IsForNodes: true }
        || way.Entry is { Type.IsForNodes: true }
        || (way.Entry is { } entry && cluster.OwnEntries.Any(own => own.Principal == entry.Principal)));

    private static string NameOf(NamedCaller caller) => PrincipalArn.Read(caller.Who).Value?.Name ?? caller.Who;
}
