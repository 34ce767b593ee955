namespace EksAccessConstructs.Pods.Metadata;

/// <summary>The annotations by which kube2iam and kiam are told about roles, where flags name no others.</summary>
public static class RoleAnnotations
{
    /// <summary>Of pods: the role.</summary>
    public const string Role = "iam.amazonaws.com/role";

    /// <summary>Of pods: the external id that is sent when the role is taken on.</summary>
    public const string ExternalId = "iam.amazonaws.com/external-id";

    /// <summary>Of pods, to kiam: the name of the session.</summary>
    public const string SessionName = "iam.amazonaws.com/session-name";

    /// <summary>Of namespaces, to kube2iam: a JSON list of the roles that pods there may have.</summary>
    public const string AllowedRoles = "iam.amazonaws.com/allowed-roles";

    /// <summary>Of namespaces, to kiam: a regular expression that ARNs of roles must match.</summary>
    public const string Permitted = "iam.amazonaws.com/permitted";
}
