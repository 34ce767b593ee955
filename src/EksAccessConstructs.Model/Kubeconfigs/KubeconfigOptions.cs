namespace EksAccessConstructs.Kubeconfigs;

/// <summary>Whom a kubeconfig is for, and what its contexts are called.</summary>
public sealed record KubeconfigOptions
{
    /// <summary>The name of a context where none is chosen.</summary>
    public const string UsualAlias = "{role}@{cluster}.{region}";

    /// <summary>The principals, each by ARN, by name, or as reports call a role that a template makes.</summary>
    /// <value>Default: none, which stands for every role that an access entry or aws-auth lets in and that is not for nodes.</value>
    public ValueList<string> As { get; init; }

    /// <summary>The names of contexts; <c>{role}</c>, <c>{cluster}</c>, <c>{region}</c>, <c>{account}</c> (of the cluster) and <c>{roleAccount}</c> are filled
    /// in. Of a role of IAM Identity Center <c>{role}</c> is its permission set.</summary>
    /// <value>Default: <see cref="UsualAlias"/>.</value>
    public string Alias { get; init; } = UsualAlias;

    /// <summary>The profile of the AWS CLI that contexts name.</summary>
    /// <value>Default: null, the credentials at hand.</value>
    public string? Profile { get; init; }
}
