using System.Text.Json.Nodes;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Tests.Eksctl.Parity;

namespace EksAccessConstructs.Tests.Eksctl;

public sealed class EksctlPodsTests
{
    [Theory]
    [InlineData(DefaultsFlavour.Secure, 4)]
    [InlineData(DefaultsFlavour.Eksctl, 0)]
    public void Safer_defaults_narrow_the_trust_of_every_role_that_pods_get(DefaultsFlavour flavour, int narrowed)
    {
        using var test = EksctlStack.Synthesize(EksctlOracle.Config("pod-identity-full"), flavour);

        var trusts = JsonNode.Parse(test.Template())?["Resources"]?.AsObject()
            .Select(resource => resource.Value?["Properties"]?["AssumeRolePolicyDocument"]?.ToJsonString() ?? "")
            .Where(trust => trust.Contains("pods.eks.amazonaws.com", StringComparison.Ordinal))
            .ToList() ?? [];
        Assert.Equal(4, trusts.Count);
        Assert.Equal(narrowed, trusts.Count(trust => trust.Contains("aws:SourceArn", StringComparison.Ordinal)));
        Assert.Equal(narrowed == 0 ? 0 : 1, trusts.Count(trust => trust.Contains("\"aws:RequestTag/kubernetes-service-account\":\"efs-csi-controller-sa\"",
            StringComparison.Ordinal)));
    }

    [Fact]
    public void A_role_that_a_ClusterConfig_names_is_taken_without_a_word()
    {
        using var test = EksctlStack.Synthesize(EksctlOracle.Config("pod-identity-full"), DefaultsFlavour.Secure);

        Assert.Empty(Cdk.Assertions.Annotations.FromStack(test.Stack).FindWarning("*", Cdk.Assertions.Match.StringLikeRegexp(".*pods.eks.amazonaws.com.*")));
    }
}
