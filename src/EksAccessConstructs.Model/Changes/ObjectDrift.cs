using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Changes;

/// <summary>Roles, bindings and service accounts that a cluster lacks, has too many, or has otherwise.</summary>
/// <remarks>Namespaces are not compared: whoever makes one gives nothing by it. A service account that nobody wrote down matters where it has an AWS role; what
/// it may do in the cluster is in the bindings.</remarks>
/// <param name="expected">The cluster as it should be.</param>
/// <param name="actual">The cluster as it is.</param>
internal sealed class ObjectDrift(ClusterSnapshot expected, ClusterSnapshot actual)
{
    /// <summary>What differs: first what should be, in its order, then what is extra.</summary>
    public IEnumerable<DriftItem> Items
    {
        get
        {
            var wanted = Compared(expected).ToDictionary(one => one.Id, StringComparer.Ordinal);
            var held = Compared(actual).ToDictionary(one => one.Id, StringComparer.Ordinal);
            return wanted.Values.Select(one => Of(one, held.GetValueOrDefault(one.Id))).OfType<DriftItem>()
                .Concat(held.Values.Where(one => !wanted.ContainsKey(one.Id) && Gives(one)).Select(Extra));
        }
    }

    private static IEnumerable<RbacObject> Compared(ClusterSnapshot cluster) => cluster.Rbac.All
        .Where(one => one is NamespaceRole or ClusterRole or RbacBinding or ServiceAccountObject)
        .DistinctBy(one => one.Id, StringComparer.Ordinal);

    private static bool Gives(RbacObject one) => one is not ServiceAccountObject account || account.Annotations[AccountBindings.RoleAnnotation] is not null;

    private static DriftItem? Of(RbacObject wanted, RbacObject? held)
    {
        if (held is null)
        {
            return new(DriftKind.Missing, wanted.Kind, NameOf(wanted), [], wanted.Origin.Location);
        }

        var fields = DriftFields.Of(Fields(wanted)
            .Zip(Fields(held), (one, other) => (one.Name, one.Value, other.Value))
            .Where(pair => !IsFilled(wanted, pair.Name)));
        return fields.IsEmpty ? null : new(DriftKind.Different, wanted.Kind, NameOf(wanted), fields, wanted.Origin.Location);
    }

    private DriftItem Extra(RbacObject held) => new(DriftKind.Extra, held.Kind, NameOf(held), DriftFields.Actual(Fields(held)), held.Origin.Location)
    {
        IsEksOwn = BuiltInRoles.HaveMade(held) || EksObjects.HaveMade(held, Giving(held)),
    };

    private IEnumerable<RbacBinding> Giving(RbacObject one) => one is RbacBinding self
        ? [self]
        : actual.Rbac.All.OfType<RbacBinding>().Where(binding => (binding.RoleRef.Kind, binding.RoleRef.Name) == (one.Kind, one.Name)
            && (one.NamespaceName is null || binding.NamespaceName == one.NamespaceName));

    // The rules of an aggregated role are what the controller puts together.
    private static bool IsFilled(RbacObject wanted, string field) => field == "rules" && wanted is ClusterRole { Aggregation: not null };

    private static IEnumerable<(string Name, string Value)> Fields(RbacObject one) => one switch
    {
        NamespaceRole role => [("rules", Rules(role.Rules))],
        ClusterRole role => [("rules", Rules(role.Rules)), ("aggregationRule", Aggregation(role)), ("labels", AggregationLabels(role))],
        RbacBinding binding =>
        [
            ("roleRef", $"{binding.RoleRef.Kind} {binding.RoleRef.Name}"),
            ("subjects", DriftFields.Set(binding.Subjects.Select(subject => Word(subject, binding)))),
        ],
        _ => [(AccountBindings.RoleAnnotation, one.Annotations[AccountBindings.RoleAnnotation] ?? "none")],
    };

    private static string Rules(ValueList<RbacRule> rules) => rules.IsEmpty
        ? "none"
        : string.Join("; ", rules.Select(Sorted).Select(RuleWords.Of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static RbacRule Sorted(RbacRule rule) => rule with
    {
        Verbs = Sorted(rule.Verbs),
        ApiGroups = Sorted(rule.ApiGroups),
        Resources = Sorted(rule.Resources),
        ResourceNames = Sorted(rule.ResourceNames),
        NonResourceUrls = Sorted(rule.NonResourceUrls),
    };

    private static ValueList<string> Sorted(ValueList<string> words) => words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList();

    private static string Aggregation(ClusterRole role) => DriftFields.Set((role.Aggregation?.Selectors ?? [])
        .Select(selector => string.Join(" and ", selector.MatchLabels.Select(label => $"{label.Key}={label.Value}")
            .Concat(selector.MatchExpressions.Select(one => $"{one.Key} {one.Operator} {string.Join('|', one.Values)}")))));

    private static string AggregationLabels(ClusterRole role) => DriftFields.Set(role.Labels
        .Where(label => label.Key.StartsWith("rbac.authorization.k8s.io/aggregate-to-", StringComparison.Ordinal))
        .Select(label => $"{label.Key}={label.Value}"));

    private static string Word(Subject subject, RbacBinding binding) => subject.Kind == "ServiceAccount"
        ? $"ServiceAccount {subject.ResolvedNamespace(binding)}/{subject.Name}"
        : $"{subject.Kind} {subject.Name}";

    private static string NameOf(RbacObject one) => one.NamespaceName is { } space ? $"{space}/{one.Name}" : one.Name;
}
