using EksAccessConstructs.Access;

namespace EksAccessConstructs.Changes;

/// <summary>Fields in words, held against each other.</summary>
internal static class DriftFields
{
    /// <summary>Those that differ.</summary>
    public static ValueList<DriftField> Of(params IEnumerable<(string Name, string Expected, string Actual)> fields) =>
        fields.Where(field => field.Expected != field.Actual).Select(field => new DriftField(field.Name, field.Expected, field.Actual)).ToValueList();

    /// <summary>What something has that should not be there.</summary>
    public static ValueList<DriftField> Actual(params IEnumerable<(string Name, string Value)> fields) =>
        fields.Where(field => field.Value is not ("" or "none")).Select(field => new DriftField(field.Name, "", field.Value)).ToValueList();

    /// <summary>Words in an order of their own, since the order of the file means nothing.</summary>
    public static string Set(IEnumerable<string> words) =>
        string.Join(", ", words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).DefaultIfEmpty("none"));

    /// <summary>Access policies with their scopes.</summary>
    public static string Policies(AccessGrant grant) => Set(grant.Policies.Select(one => $"{one.Policy} ({Scope(one.Scope)})"));

    private static string Scope(PolicyScope scope) => scope.Match(cluster: () => "cluster", namespaces: names => Set(names));
}
