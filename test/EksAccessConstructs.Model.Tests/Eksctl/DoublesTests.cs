namespace EksAccessConstructs.Tests.Eksctl;

public sealed class DoublesTests
{
    private const string Head = "apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: shop, region: us-west-2}\n";

    [Theory]
    [InlineData("nodeGroups: [{name: a}, {name: a}]", "4:32", "4:21")]
    [InlineData("nodeGroups: [{name: a}]\nmanagedNodeGroups: [{name: a}]", "5:28", "4:21")]
    [InlineData("addons: [{name: coredns}, {name: CoreDNS}]", "4:34", "4:17")]
    [InlineData("fargateProfiles: [{name: f, selectors: [{namespace: a}]}, {name: f, selectors: [{namespace: b}]}]", "4:66", "4:26")]
    [InlineData("accessConfig: {accessEntries: [{principalARN: 'arn:aws:iam::111122223333:role/a'}, {principalARN: 'arn:aws:iam::111122223333:role/a'}]}",
        "4:99", "4:47")]
    [InlineData("iam: {withOIDC: true, serviceAccounts: [{metadata: {name: a}, attachRoleARN: 'arn:aws:iam::111122223333:role/a'}, "
        + "{metadata: {name: a}, attachRoleARN: 'arn:aws:iam::111122223333:role/b'}]}", "4:115", "4:41")]
    [InlineData("iam: {podIdentityAssociations: [{namespace: a, serviceAccountName: b, roleARN: 'arn:aws:iam::111122223333:role/a'}, "
        + "{namespace: a, serviceAccountName: b, roleARN: 'arn:aws:iam::111122223333:role/b'}]}\naddons: [{name: eks-pod-identity-agent}]", "4:117", "4:33")]
    [InlineData("capabilities: [{name: c, type: KRO}, {name: c, type: KRO}]", "4:45", "4:23")]
    [InlineData("identityProviders: [{type: oidc, name: i, issuerURL: 'https://a.example', clientID: c}, "
        + "{type: oidc, name: i, issuerURL: 'https://b.example', clientID: c}]", "4:108", "4:40")]
    [InlineData("availabilityZones: [us-west-2a, us-west-2a]", "4:33", "4:21")]
    [InlineData("vpc: {subnets: {private: {a: {id: subnet-0a1b2c3d}, b: {id: subnet-0a1b2c3d}}}}", "4:61", "4:35")]
    public void A_double_is_found_at_one_place_and_names_the_other(string text, string here, string there)
    {
        var findings = EksctlOracle.Read($"{Head}{text}\n").Findings;
        var said = findings.Where(finding => finding.Message.Contains("already", StringComparison.Ordinal)).ToList();

        var one = Assert.Single(said);
        Assert.Equal($"cluster.yaml:{here}", one.Location?.ToString());
        Assert.Contains($"already at cluster.yaml:{there}; ", one.Message, StringComparison.Ordinal);
    }
}
