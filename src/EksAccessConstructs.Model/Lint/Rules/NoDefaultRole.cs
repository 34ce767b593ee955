namespace EksAccessConstructs.Lint.Rules;

/// <summary>kube2iam has no default role.</summary>
internal sealed class NoDefaultRole() : LintRule(
    new("PI015", Severity.Warning, "kube2iam gives no role to pods that ask for none."),
    "the default role passes by the lists of namespaces, so pods everywhere get it, annotated or not",
    "leave --default-role and --auto-discover-default-role out")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        input.Kube2Iam is not { Kube2Iam: { } settings } server || settings is { DefaultRole: "", DiscoversDefaultRole: false }
        ? []
        : [Breach(server.Workloads[0].Id, server.Origin,
            $"pods of every namespace get {(settings.DiscoversDefaultRole ? "the node's own role" : $"'{settings.DefaultRole}'")}, whatever its list "
                + "says; leave the default role out")];
}
