namespace EksAccessConstructs.Rbac;

/// <summary>What Kubernetes says of the names of a service account and its namespace.</summary>
internal static class ServiceAccountNames
{
    /// <summary>Every problem with the two names, the value in quotes; empty where both are fine.</summary>
    public static IEnumerable<string> Problems(string space, string name)
    {
        if (KubeNames.Label(space).Any())
        {
            yield return $"'{space}' cannot be a namespace; use 1 to 63 small letters, digits and dashes, a letter or digit at both ends";
        }

        if (KubeNames.Subdomain(name).Any())
        {
            yield return $"'{name}' cannot be the name of a service account; use small letters, digits, dashes and dots, a letter or digit at both ends";
        }
    }
}
