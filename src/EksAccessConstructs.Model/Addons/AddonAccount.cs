namespace EksAccessConstructs.Addons;

/// <summary>A service account of an add-on that needs a role.</summary>
/// <param name="Name">The name of the service account.</param>
/// <param name="Policies">The AWS-managed policies that AWS recommends for it, by name with path; empty where none fits and statements of one's own are to
/// be written.</param>
internal sealed record AddonAccount(string Name, ValueList<string> Policies)
{
    /// <summary>AWS-managed policies for a feature beside the main one, by name with path.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> FurtherPolicies { get; init; }

    /// <summary>True where it needs a role only for a feature beside the main one.</summary>
    /// <value>Default: false.</value>
    public bool IsForFeature { get; init; }

    /// <summary>True where its pods are a daemon set, which never runs on Fargate.</summary>
    /// <value>Default: false.</value>
    public bool IsOfDaemonSet { get; init; }
}
