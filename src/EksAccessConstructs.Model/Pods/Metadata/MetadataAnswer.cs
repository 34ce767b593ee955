namespace EksAccessConstructs.Pods.Metadata;

/// <summary>What becomes of a request to the metadata service that kube2iam or kiam stands before.</summary>
public enum MetadataOutcome
{
    /// <summary>A role: its name where roles are listed, else its credentials.</summary>
    Role,

    /// <summary>A name, about which nothing is decided yet.</summary>
    NameOnly,

    /// <summary>Nothing is said, though the request succeeds.</summary>
    Empty,

    /// <summary>A rule refuses: the namespace does not allow the role, or it is not the pod's.</summary>
    Denied,

    /// <summary>There is no pod, no role, or no such path.</summary>
    NotFound,

    /// <summary>The program fails, or does not run.</summary>
    Error,

    /// <summary>The request goes on to the real metadata service.</summary>
    Proxied,

    /// <summary>An answer about the program itself, such as its health.</summary>
    OwnAnswer,

    /// <summary>It depends on what no file says, such as the instance profile of the node.</summary>
    Unknown,
}

/// <summary>An answer and the reason for it.</summary>
/// <param name="Outcome">What becomes of the request.</param>
/// <param name="Status">The HTTP status; 0 where nothing answers.</param>
/// <param name="Reason">Why; lower case, no final period.</param>
public sealed record MetadataAnswer(MetadataOutcome Outcome, int Status, string Reason)
{
    /// <summary>The role that is meant; empty where there is none.</summary>
    /// <value>Default: empty.</value>
    public string Role { get; init; } = "";

    /// <summary>The text that a list answers with.</summary>
    /// <value>Default: empty.</value>
    public string Body { get; init; } = "";

    /// <summary>The external id that is sent to AWS with the role; null for none.</summary>
    /// <value>Default: null.</value>
    public string? ExternalId { get; init; }

    /// <summary>The name of the session.</summary>
    /// <value>Default: empty.</value>
    public string SessionName { get; init; } = "";

    /// <summary>True where it gives the credentials of <see cref="Role"/>, or says that the role is the pod's.</summary>
    public bool IsRole => Outcome is MetadataOutcome.Role;

    internal MetadataAnswer Because(string more) => this with { Reason = $"{Reason}; {more}" };
}

/// <summary>What the metadata service of a node says.</summary>
/// <param name="InstanceProfileArn">The ARN of the instance profile; null where it is not known.</param>
/// <param name="Role">The name of the node's role; null where it is not known.</param>
public sealed record NodeMetadata(string? InstanceProfileArn, string? Role)
{
    /// <summary>Nothing is known.</summary>
    public static NodeMetadata Unknown { get; } = new(null, null);

    /// <summary>The ARN of the node's role; null where it is not known.</summary>
    /// <remarks>A role has its account from the instance profile; the path of a role is not in it.</remarks>
    public string? RoleArn => (InstanceProfileArn?.Split(':'), Role) switch
    {
        ([_, var partition, "iam", "", var account, _], { } role) => $"arn:{partition}:iam::{account}:role/{role}",
        _ => null,
    };
}

/// <summary>Which role a pod ends up with.</summary>
/// <param name="Role">The role; null where it gets none.</param>
/// <param name="Step">Which request decides: <c>list</c>, <c>follow</c> for the credentials of what the list names, or <c>start</c>.</param>
/// <param name="Answer">The answer that decides.</param>
public sealed record PodRole(string? Role, string Step, MetadataAnswer Answer);
