namespace EksAccessConstructs.AwsAuth;

/// <summary>One item of mapRoles or mapUsers, as the authenticator keeps it. Nothing checks what kind of ARN is in which section.</summary>
/// <remarks>Two items are equal where they say the same, wherever they are.</remarks>
public sealed record AwsAuthItem
{
    /// <summary>The section the item is in: Roles or Users.</summary>
    public required AwsAuthSection Section { get; init; }

    /// <summary>The ARN as it is written; empty in an item that names a permission set.</summary>
    public string Arn { get; init; } = "";

    /// <summary>The permission set that the item names instead of an ARN.</summary>
    /// <value>Default: none. EKS does not turn on the feature gate that this needs, so such an item lets nobody in.</value>
    internal SsoMatcher? Sso { get; init; }

    /// <summary>The Kubernetes user name, templates included.</summary>
    /// <value>Default: empty, and then the user name really is empty.</value>
    public string Username { get; init; } = "";

    /// <summary>The Kubernetes groups in order, templates, repeats and empty ones included.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> Groups { get; init; }

    /// <summary>Where the item was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>What to call the item's principal in messages: its ARN or its permission set.</summary>
    public string Who => Sso is { } sso ? sso.ToString() : Arn;

    /// <summary>The user name that lets EC2 instances in as nodes.</summary>
    public const string NodeUsername = "system:node:{{EC2PrivateDNSName}}";

    /// <summary>The user name that lets Fargate pods and hybrid nodes in as nodes.</summary>
    public const string SessionNodeUsername = "system:node:{{SessionName}}";

    /// <summary>The item that lets the nodes of a role in.</summary>
    /// <remarks>Source: eksctl 0.231, <c>pkg/authconfigmap</c>; the kube-proxy of Windows nodes needs a group of its own.</remarks>
    /// <param name="arn">The role. A path is left out, since aws-auth with it matches nobody.</param>
    /// <param name="isWindows">True for nodes on Windows.</param>
    public static AwsAuthItem ForNodes(string arn, bool isWindows) => new()
    {
        Section = AwsAuthSection.Roles,
        Arn = RolePath.Of(arn)?.WithoutPath ?? arn,
        Username = NodeUsername,
        Groups = isWindows ? ["eks:kube-proxy-windows", "system:bootstrappers", "system:nodes"] : ["system:bootstrappers", "system:nodes"],
    };

    /// <summary>True where the item is there for nodes: its user name is that of a node, by instance or by session.</summary>
    public bool IsForNodes => Username is NodeUsername or SessionNodeUsername && Groups.Any(group => group is "system:nodes");

    /// <summary>True where the item is the one that EKS writes for a Fargate pod execution role.</summary>
    public bool IsForFargate => IsForNodes && Username is SessionNodeUsername && Groups.Any(group => group is "system:node-proxier");

    /// <summary>True where the item makes its principal administrator of everything.</summary>
    public bool IsMasters => Groups.Any(group => group is "system:masters");
}

/// <summary>The role of an IAM Identity Center permission set, named by the set instead of its ARN (alpha feature gate SSORoleMatch).</summary>
/// <param name="PermissionSetName">The permission set.</param>
/// <param name="AccountId">The account of twelve digits.</param>
/// <param name="Partition">The partition; empty for aws. Any value at all makes the item match nobody, for the authenticator then forgets it.</param>
internal sealed record SsoMatcher(string PermissionSetName, string AccountId, string Partition = "")
{
    /// <summary>The pattern that the caller's role ARN is held against, in lower case.</summary>
    public string Pattern => GoText.ToLower($"arn:{(Partition.Length == 0 ? "aws" : "")}:iam::{AccountId}:role/AWSReservedSSO_{PermissionSetName}_*");

    /// <inheritdoc/>
    public override string ToString() => $"permission set {PermissionSetName} in account {AccountId}";
}

/// <summary>One account of mapAccounts: everybody in it gets in, with the ARN as user name and no groups.</summary>
/// <param name="Id">The account as it is written.</param>
/// <param name="Origin">Where it was read from.</param>
public sealed record AwsAuthAccount(string Id, Origin Origin = default);

/// <summary>Somebody whom the text means to let in and the authenticator does not read.</summary>
/// <param name="Section">The section it is in.</param>
/// <param name="Who">The ARN, account or user name, as far as it can be read.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record LostItem(AwsAuthSection Section, string Who, Origin Origin = default);
