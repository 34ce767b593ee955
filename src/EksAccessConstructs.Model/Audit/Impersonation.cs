using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Audit;

/// <summary>What the API server asks of somebody who acts as somebody else: <c>impersonate</c> on the user or service account, each group and each
/// further word of the user.</summary>
/// <remarks>Source: <c>WithImpersonation</c> of Kubernetes 1.34. Groups that the server adds itself are not asked for.</remarks>
internal static class Impersonation
{
    private const string Authentication = "authentication.k8s.io";

    /// <summary>The rights that were asked for: resource, API group, subresource, namespace and name.</summary>
    public static IEnumerable<(string Resource, string Group, string Subresource, string Namespace, string Name)> Asked(AuditedUser user)
    {
        var identity = new Identity(user.Name, []);
        if (identity.AsServiceAccount() is var (space, account))
        {
            yield return ("serviceaccounts", "", "", space, account);
        }
        else
        {
            yield return ("users", "", "", "", user.Name);
        }

        foreach (var group in user.Groups.Where(group => !IsAdded(group, identity)))
        {
            yield return ("groups", "", "", "", group);
        }

        foreach (var (key, value) in user.Extra)
        {
            yield return ("userextras", Authentication, key, "", value);
        }
    }

    private static bool IsAdded(string group, Identity identity) => group == Identity.AuthenticatedGroup || group == Identity.UnauthenticatedGroup
        || (identity.AsServiceAccount() is var (space, account) && Identity.ServiceAccount(space, account).Groups.Contains(group));
}
