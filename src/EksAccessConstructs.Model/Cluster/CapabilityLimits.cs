using System.Text.RegularExpressions;
using EksAccessConstructs.Access;

namespace EksAccessConstructs.Cluster;

/// <summary>What EKS takes as a capability, for ClusterConfigs and constructs alike.</summary>
/// <remarks>Source: EKS API reference, <c>CreateCapability</c>.</remarks>
internal static partial class CapabilityLimits
{
    /// <summary>Every problem.</summary>
    /// <param name="name">The capability's name.</param>
    /// <param name="isArgoCd">True for Argo CD.</param>
    /// <param name="hasSettings">True where settings of Argo CD are given.</param>
    /// <param name="mode">The cluster's authentication mode; null where it is not known.</param>
    public static IEnumerable<string> Problems(string name, bool isArgoCd, bool hasSettings, ClusterAuthenticationMode? mode)
    {
        if (!Name().IsMatch(name))
        {
            yield return $"the name '{name}' must begin with a letter or digit and have at most 100 letters, digits, dashes and underscores";
        }

        if (isArgoCd != hasSettings)
        {
            yield return isArgoCd ? "Argo CD needs its settings, with the IAM Identity Center instance" : "settings of Argo CD are for the type ARGOCD alone";
        }

        if (mode is ClusterAuthenticationMode.ConfigMap)
        {
            yield return "a capability is let in by an access entry, which mode CONFIG_MAP does not know; use API_AND_CONFIG_MAP or API";
        }
    }

    /// <summary>Why Argo CD has no role of a name; null where it has.</summary>
    public static string? ProblemWithRole(string role) =>
        role is "ADMIN" or "EDITOR" or "VIEWER" ? null : $"'{role}' is no role of Argo CD; use ADMIN, EDITOR or VIEWER";

    /// <summary>Why nobody is meant by an identity; null where somebody is.</summary>
    public static string? ProblemWithIdentity(string id, string type) => (id, type) switch
    {
        ("", _) => "an identity needs the id of a user or group of IAM Identity Center",
        (_, "SSO_USER" or "SSO_GROUP") => null,
        _ => $"'{type}' is no type of identity; use SSO_USER or SSO_GROUP",
    };

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_-]{0,99}\z")]
    private static partial Regex Name();
}
