using EksAccessConstructs.Audit;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Cli.Commands;

/// <summary>What of rights was used, as JSON: docs/schema/unused.schema.json.</summary>
internal sealed record UsageDocument(AuditLogRow Log, IReadOnlyList<HolderRow> Holders, SuggestionRow Enough)
{
    /// <summary>The document of a report.</summary>
    public static UsageDocument Of(UsageReport report, SuggestedRights suggested) => new(
        new AuditLogRow(
            report.Log.First, report.Log.Last, report.Log.Events, report.Log.Unanswered, report.Log.Others, report.Log.Broken,
            [.. report.ControlPlane.Select(actor => actor.Identity.User)]),
        [.. report.Holders.Select(Holder)],
        new SuggestionRow(
            [.. suggested.Objects.Select(Object)],
            [.. suggested.Replaced.Select(binding => new PlacedRow(binding.Id, binding.Origin.Location?.ToString()))],
            [.. suggested.Policies.Select(advice => new PolicyAdviceRow(
                advice.Who, $"{advice.Association.Policy}", [.. advice.Association.Scope.Names],
                advice.Enough is { } enough ? $"{enough.Policy}" : null, advice.Enough is { } scoped ? [.. scoped.Scope.Names] : null, advice.Group))],
            [.. suggested.Notes]));

    private static HolderRow Holder(RightsHolder holder) => new(
        holder.Who, holder.Events, holder.First, holder.Last, [.. holder.Rights.Select(Right)], [.. holder.Denied.Select(Asked)],
        [.. holder.Unexplained.Select(Asked)], [.. holder.Notes]);

    private static UsedRightRow Right(UsedRight used) => new(
        Word(used.Use), used.Right.Where, Rule(used.Right.Rule), DecisionWords.Source(used.Right.By), used.Right.Rule.Origin.Location?.ToString(),
        used.Count, used.Last,
        [.. used.Used.Select(Rule)], [.. used.Unused.Select(Rule)]);

    private static AskedRow Asked(AuditUse use) =>
        new(RequestRow.Of(use.Request), [.. use.Names], use.Count, use.First, use.Last, use.Reason.Length == 0 ? null : use.Reason);

    private static SuggestedObjectRow Object(RbacObject one) => new(
        one.Kind, one.NamespaceName, one.Name,
        one switch
        {
            ClusterRole role => [.. role.Rules.Select(Rule)],
            NamespaceRole role => [.. role.Rules.Select(Rule)],
            _ => null,
        },
        one is RbacBinding binding ? [.. binding.Subjects.Select(Words)] : null);

    private static string Words(Subject subject) => $"{subject.Kind} {(subject.Namespace is { } space ? $"{space}/" : "")}{subject.Name}";

    private static UsedRuleRow Rule(RbacRule rule) => new(
        [.. rule.Verbs], Some(rule.ApiGroups), Some(rule.Resources), Some(rule.ResourceNames), Some(rule.NonResourceUrls));

    private static IReadOnlyList<string>? Some(ValueList<string> texts) => texts.IsEmpty ? null : [.. texts];

    private static string Word(RightUse use) => use switch
    {
        RightUse.NeverUsed => "never",
        RightUse.PartlyUsed => "partly",
        RightUse.GivenTwice => "givenTwice",
        RightUse.NotShown => "notShown",
        RightUse.Used => "used",
    };
}

/// <summary>From when to when a log goes and what is in it.</summary>
internal sealed record AuditLogRow(
    DateTimeOffset? First, DateTimeOffset? Last, long Events, long Unanswered, long Others, long Broken, IReadOnlyList<string> ControlPlane);

/// <summary>Somebody with rights.</summary>
internal sealed record HolderRow(
    string Who, long Events, DateTimeOffset? First, DateTimeOffset? Last, IReadOnlyList<UsedRightRow> Rights, IReadOnlyList<AskedRow> Denied,
    IReadOnlyList<AskedRow> Unexplained, IReadOnlyList<string> Notes);

/// <summary>One right; the namespace is null for the whole cluster.</summary>
internal sealed record UsedRightRow(
    string Use, string? Namespace, UsedRuleRow Rule, string By, string? At, long Events, DateTimeOffset? Last,
    IReadOnlyList<UsedRuleRow> Used, IReadOnlyList<UsedRuleRow> Never);

/// <summary>What was asked for.</summary>
internal sealed record AskedRow(RequestRow Request, IReadOnlyList<string> Names, long Events, DateTimeOffset First, DateTimeOffset Last, string? Reason);

/// <summary>A rule as Kubernetes has it.</summary>
internal sealed record UsedRuleRow(
    IReadOnlyList<string> Verbs, IReadOnlyList<string>? ApiGroups, IReadOnlyList<string>? Resources, IReadOnlyList<string>? ResourceNames,
    IReadOnlyList<string>? NonResourceURLs);

/// <summary>What would have been enough.</summary>
internal sealed record SuggestionRow(
    IReadOnlyList<SuggestedObjectRow> Objects, IReadOnlyList<PlacedRow> InPlaceOf, IReadOnlyList<PolicyAdviceRow> Policies, IReadOnlyList<string> Notes);

/// <summary>A role with its rules, or a binding with its subjects.</summary>
internal sealed record SuggestedObjectRow(string Kind, string? Namespace, string Name, IReadOnlyList<UsedRuleRow>? Rules, IReadOnlyList<string>? Subjects);

/// <summary>An object of the files and its place.</summary>
internal sealed record PlacedRow(string Id, string? At);

/// <summary>What to do with an access policy; without namespaces it is of the whole cluster.</summary>
internal sealed record PolicyAdviceRow(
    string Who, string Policy, IReadOnlyList<string> Namespaces, string? Enough, IReadOnlyList<string>? EnoughIn, string? Group);
