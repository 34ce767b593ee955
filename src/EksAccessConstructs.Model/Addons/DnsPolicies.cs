using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>What controllers of names in Route 53 need, limited to hosted zones.</summary>
/// <remarks>Source: external-dns, "AWS" tutorial, and cert-manager, "Route53", as of 2026. The wider ones of eksctl, for every zone of the account, are
/// <see cref="KnownPolicies.ExternalDns"/> and <see cref="KnownPolicies.CertManager"/>.</remarks>
internal static class DnsPolicies
{
    /// <summary>external-dns: to find zones, which goes for all of them or for none, and to read and change records of these.</summary>
    /// <param name="zones">The ARNs of the zones.</param>
    public static InlinePolicy ExternalDns(ValueList<string> zones) => new("ExternalDns",
    [
        new()
        {
            Actions =
            [
                "route53:ChangeResourceRecordSets", "route53:ListResourceRecordSets", "route53:ListTagsForResource", "route53:ListTagsForResources",
            ],
            Resources = zones,
        },
        new() { Actions = ["route53:ListHostedZones"] },
    ]);

    /// <summary>cert-manager with DNS challenges: to find zones, to change the texts of these, and to see when a change is done.</summary>
    /// <param name="zones">The ARNs of the zones.</param>
    public static InlinePolicy CertManager(ValueList<string> zones) => new("CertManager",
    [
        new()
        {
            Actions = ["route53:ChangeResourceRecordSets"],
            Resources = zones,
            Conditions = [new("ForAllValues:StringEquals", "route53:ChangeResourceRecordSetsRecordTypes", ["TXT"])],
        },
        new() { Actions = ["route53:ListResourceRecordSets"], Resources = zones },
        new() { Actions = ["route53:GetChange"], Resources = [IamStatement.Arn("route53:::change/*")] },
        new() { Actions = ["route53:ListHostedZonesByName"] },
    ]);
}
