using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>A right with the chain of objects behind it: a subject of a binding that gives a role with a rule.</summary>
/// <param name="Binding">The binding; its namespace is where the right counts.</param>
/// <param name="Subject">The subject of the binding that the identity is or belongs to, as it is written there.</param>
/// <param name="Role">The <see cref="Rbac.NamespaceRole"/> or <see cref="ClusterRole"/>.</param>
/// <param name="Rule">The rule of the role.</param>
public sealed record RbacGrant(RbacBinding Binding, Subject Subject, RbacObject Role, RbacRule Rule) : DecisionSource
{
    /// <summary>The namespace the right is limited to; null for the whole cluster.</summary>
    public string? Namespace => Binding.NamespaceName;

    /// <summary>The chain in the words of the API server: <c>RoleBinding "readers/shop" of ClusterRole "view" to Group "shop"</c>.</summary>
    public override string Describe()
    {
        var name = Binding.NamespaceName is { } @namespace ? $"{Binding.Name}/{@namespace}" : Binding.Name;
        return $"{Binding.Kind} {GoQuote.Of(name)} of {Binding.RoleRef.Kind} {GoQuote.Of(Binding.RoleRef.Name)} to {DescribeSubject()}";
    }

    /// <inheritdoc/>
    public override string ToString() => Describe();

    private string DescribeSubject() => Subject.Kind == "ServiceAccount"
        ? $"{Subject.Kind} {GoQuote.Of($"{Subject.Name}/{(string.IsNullOrEmpty(Subject.Namespace) ? Binding.NamespaceName : Subject.Namespace)}")}"
        : $"{Subject.Kind} {GoQuote.Of(Subject.Name)}";
}

/// <summary>Membership in <c>system:masters</c>, which allows everything before RBAC is asked.</summary>
public sealed record MastersMembership : DecisionSource
{
    /// <inheritdoc/>
    public override string Describe() => "membership in group \"system:masters\", which may do everything";
}

/// <summary>A binding that gives nothing, because the role it names cannot be found.</summary>
/// <param name="Binding">The binding.</param>
public sealed record BrokenBinding(RbacBinding Binding)
{
    /// <summary>What is wrong with it, naming the binding.</summary>
    public string Message => $"{Binding.Id} names {Why}";

    /// <summary>What is wrong with it, as the API server says it where it looks the role up.</summary>
    public string ServerMessage => Binding.RoleRef.Kind switch
    {
        "Role" when Binding.NamespaceName is null => "Namespace parameter required.",
        "Role" => $"roles.rbac.authorization.k8s.io {GoQuote.Of(Binding.RoleRef.Name)} not found",
        "ClusterRole" => $"clusterroles.rbac.authorization.k8s.io {GoQuote.Of(Binding.RoleRef.Name)} not found",
        _ => $"unsupported role reference kind: {GoQuote.Of(Binding.RoleRef.Kind)}",
    };

    private string Why => Binding.RoleRef.Kind switch
    {
        "Role" when Binding.NamespaceName is null => $"Role '{Binding.RoleRef.Name}', but a ClusterRoleBinding can only give a ClusterRole",
        "Role" => $"Role '{Binding.NamespaceName}/{Binding.RoleRef.Name}', which does not exist",
        "ClusterRole" => $"ClusterRole '{Binding.RoleRef.Name}', which does not exist",
        _ => $"a role of kind '{Binding.RoleRef.Kind}'; the kinds are Role and ClusterRole",
    };
}
