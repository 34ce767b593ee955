using EksAccessConstructs.Access;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Entries are written for clusters that read them.</summary>
internal sealed class EntriesNeedTheirMode() : EntryLint(
    new("EA005", Severity.Error, "Access entries are for the modes API and API_AND_CONFIG_MAP."),
    "in mode CONFIG_MAP, which is the default of CloudFormation, EKS refuses access entries",
    "raise the authentication mode to API_AND_CONFIG_MAP or API")
{
    protected override IEnumerable<string> Problems(AccessGrant grant, LintWorld world) => world.Access is { Mode: AuthenticationMode.ConfigMap }
        ? ["EKS refuses access entries while the authentication mode is CONFIG_MAP; raise it to API_AND_CONFIG_MAP or API"]
        : [];
}
