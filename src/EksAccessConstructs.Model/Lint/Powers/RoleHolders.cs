using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint;

/// <summary>Those who hold a role in one place.</summary>
/// <param name="Namespace">The namespace; null for the whole cluster.</param>
/// <param name="Holders">The subjects; none where no binding among the files gives the role.</param>
internal sealed record HeldPlace(string? Namespace, ValueList<Holder> Holders);

/// <summary>A subject of a binding, with the namespace that it means.</summary>
/// <param name="Kind">User, Group or ServiceAccount.</param>
/// <param name="Namespace">The namespace of a service account; empty for others.</param>
/// <param name="Name">The name.</param>
internal sealed record Holder(string Kind, string Namespace, string Name)
{
    /// <summary>The subject of a binding.</summary>
    public static Holder Of(Subject subject, RbacBinding binding) => new Identity(subject.Name, []).AsServiceAccount() is var (space, account)
        && subject.Kind == "User"
            ? new("ServiceAccount", space, account)
            : new(subject.Kind, subject.Kind == "ServiceAccount" ? subject.ResolvedNamespace(binding) ?? "" : "", subject.Name);

    /// <summary>True for a service account.</summary>
    public bool IsAccount => Kind == "ServiceAccount";

    /// <summary>The subject in words.</summary>
    public override string ToString() => Kind switch
    {
        "ServiceAccount" when Namespace.Length == 0 => $"service account '{Name}'",
        "ServiceAccount" => $"service account '{Namespace}/{Name}'",
        _ => $"{Kind.ToLowerInvariant()} '{Name}'",
    };
}

/// <summary>Who holds each role, by the bindings of a cluster and by the ClusterRoles that gather it.</summary>
internal sealed class RoleHolders
{
    private readonly ILookup<(string Kind, string? Namespace, string Name), RbacBinding> bindings;
    private readonly List<ClusterRole> gatherers;

    public RoleHolders(RbacObjects objects)
    {
        bindings = objects.All.OfType<RbacBinding>().Where(binding => !binding.Subjects.IsEmpty)
            .ToLookup(binding => (binding.RoleRef.Kind, binding.RoleRef.Kind == "Role" ? binding.NamespaceName : null, binding.RoleRef.Name));
        gatherers = [.. objects.ClusterRoles.Where(role => role.Aggregation is not null)];
    }

    /// <summary>Those who hold a role, by place: the whole cluster first, then by namespace. Where nobody does, the place that it is for.</summary>
    public ValueList<HeldPlace> Of(RbacObject role)
    {
        var places = Giving(role)
            .GroupBy(binding => binding.NamespaceName, StringComparer.Ordinal)
            .OrderBy(place => place.Key, StringComparer.Ordinal)
            .Select(place => new HeldPlace(
                place.Key, place.SelectMany(binding => binding.Subjects.Select(subject => Holder.Of(subject, binding))).Distinct().ToValueList()))
            .ToValueList();
        return places.IsEmpty ? [new HeldPlace(role.NamespaceName, [])] : places;
    }

    /// <summary>The bindings that give a role, itself or by a ClusterRole that gathers it.</summary>
    public IEnumerable<RbacBinding> Giving(RbacObject role) => bindings[(role.Kind, role.NamespaceName, role.Name)]
        .Concat(gatherers.Where(gatherer => Gathers(gatherer, role)).SelectMany(gatherer => bindings[("ClusterRole", null, gatherer.Name)]));

    private static bool Gathers(ClusterRole gatherer, RbacObject role) => role is ClusterRole && gatherer.Name != role.Name
        && gatherer.Aggregation is { } aggregation && aggregation.Selectors.Any(selector => selector.Selects(role.Labels));
}
