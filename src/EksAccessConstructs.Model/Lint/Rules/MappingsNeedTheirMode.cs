using EksAccessConstructs.Access;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>aws-auth is written for clusters that read it.</summary>
internal sealed class MappingsNeedTheirMode() : LintRule(
    new("EA008", Severity.Error, "aws-auth is for the modes CONFIG_MAP and API_AND_CONFIG_MAP."),
    "in mode API EKS does not read aws-auth: whoever is only there is locked out",
    "make access entries of the mappings")
{
    public override IEnumerable<LintFinding> Check(LintInput input) => input.Cluster is { Mode: ClusterAuthenticationMode.Api, AwsAuth: { } map }
        ? map.StoredItems
            .Where(item => input.EntryOf(item) is null)
            .Select(item => Breach(
                item.Who, item.Origin, "EKS does not read aws-auth while the authentication mode is API; make an access entry of this mapping"))
        : [];
}
