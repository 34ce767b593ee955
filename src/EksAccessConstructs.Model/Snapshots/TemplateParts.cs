using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Snapshots;

/// <summary>What of templates counts in one reading of them: all that may be there, or only what is there in any case.</summary>
/// <param name="Entries">The access entries.</param>
/// <param name="Objects">The RBAC objects, service accounts and namespaces.</param>
/// <param name="AwsAuth">aws-auth; null where no template applies it.</param>
/// <param name="Accounts">Service accounts with roles, by pod identity associations.</param>
/// <param name="Trusted">Service accounts that roles trust by name.</param>
internal sealed record TemplateParts(
    ValueList<AccessGrant> Entries,
    ValueList<RbacObject> Objects,
    AwsAuthMap? AwsAuth,
    ValueList<AccountBinding> Accounts,
    ValueList<AccountBinding> Trusted)
{
    /// <summary>All that may be there.</summary>
    public static TemplateParts Possible(TemplateInput template) => new(
        (template.Cluster?.Entries ?? []).Select(one => one.Possible).ToValueList(),
        template.Objects,
        template.AwsAuth,
        (template.Cluster?.Accounts ?? []).Select(one => one.Possible).ToValueList(),
        (template.Cluster?.Trusts ?? []).SelectMany(trust => trust.Bindings).ToValueList());

    /// <summary>Only what is there whatever open conditions turn out to be.</summary>
    public static TemplateParts Certain(TemplateInput template) => new(
        (template.Cluster?.Entries ?? []).Select(one => one.Certain).OfType<AccessGrant>().ToValueList(),
        template.CertainObjects,
        template.CertainAwsAuth,
        (template.Cluster?.Accounts ?? []).Select(one => one.Certain).OfType<AccountBinding>().ToValueList(),
        (template.Cluster?.Trusts ?? []).Where(trust => trust.IsCertain).SelectMany(trust => trust.Bindings).ToValueList());

    /// <summary>True where the two differ.</summary>
    public static bool AreOpen(TemplateInput template) => template.Cluster is { } cluster
        && (cluster.Entries.Any(one => one.Possible != one.Certain) || cluster.Accounts.Any(one => one.Certain is null)
            || cluster.Objects.Any(one => !one.IsCertain) || cluster.Trusts.Any(one => !one.IsCertain));

    /// <summary>What is assumed: where readings differ, that all is there that may be, and that parameters have their defaults.</summary>
    public static IEnumerable<Assumption> Assumed(TemplateInput template) =>
    [
        .. AreOpen(template) ? [new(AssumedFact.Conditions, Reason(template.Cluster?.Questions ?? []))] : Array.Empty<Assumption>(),
        .. template.Cluster is { Taken.IsEmpty: false, Taken: var taken } ? [new(AssumedFact.Parameters, Defaults(taken))] : Array.Empty<Assumption>(),
    ];

    private static string Defaults(ValueList<string> taken) => taken is [var only]
        ? $"no file gives the parameter of the template, and its default is taken: {only}"
        : $"no file gives the parameters of the template, and their defaults are taken: {string.Join(", ", taken)}";

    private static string Reason(ValueList<string> questions) => questions.IsEmpty
        ? "the template has more conditions than are worked out, and all that they may let in is taken to be there"
        : $"no file decides whether {string.Join(" and whether ", questions.Take(3))}{(questions.Count > 3 ? " and more" : "")}, "
            + "and all that this may let in is taken to be there";
}
