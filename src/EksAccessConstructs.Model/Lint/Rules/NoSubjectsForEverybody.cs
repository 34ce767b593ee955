using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Rights go to somebody, not to everybody. To read objects by name is worth knowing at most: these are published on purpose.</summary>
internal sealed class NoSubjectsForEverybody : SubjectLint
{
    private const string AllServiceAccounts = "system:serviceaccounts";

    public NoSubjectsForEverybody()
        : base(
            new("RB042", Severity.Warning, "No binding gives rights to everybody who logs in, to all service accounts or to a default one."),
            "every pod without a service account of its own runs as 'default'; system:authenticated is everybody whom IAM lets in, for whatever reason",
            "make a service account or a group for those who need it")
    {
        EksBenchmark = ["4.1.5"];
        KubernetesBenchmark = ["5.1.5"];
    }

    protected override Severity SeverityOf(RbacBinding binding, LintInput input) =>
        input.RoleLookup.Find(binding) is { Rules: { IsEmpty: false } rules } && rules.All(ReadsNamed) ? Severity.Info : base.SeverityOf(binding, input);

    private static bool ReadsNamed(RbacRule rule) => !rule.ResourceNames.IsEmpty && !rule.ResourceNames.Contains("")
        && rule.Verbs.All(verb => verb is "get" or "list" or "watch")
        && !rule.Resources.Any(name => name is RuleMatch.All or "secrets" || name.Contains('/', StringComparison.Ordinal));

    protected override string? Problem(Subject subject, RbacBinding binding, LintInput input) => subject switch
    {
        { Kind: "Group", Name: Identity.AuthenticatedGroup } => "'system:authenticated' is everybody who logs in; bind a group of your own",
        { Kind: "Group", Name: AllServiceAccounts } => "'system:serviceaccounts' is every pod of the cluster; bind the service account that needs it",
        { Kind: "Group", Name: var name } when name.StartsWith($"{AllServiceAccounts}:", StringComparison.Ordinal) =>
            $"'{name}' is every pod of namespace '{name[(AllServiceAccounts.Length + 1)..]}'; bind the service account that needs it",
        { Kind: "ServiceAccount", Name: "default" } =>
            $"the service account 'default' of namespace '{subject.Namespace ?? binding.NamespaceName}' is every pod there that names none; "
                + "make one for the pods that need it",
        _ => null,
    };
}
