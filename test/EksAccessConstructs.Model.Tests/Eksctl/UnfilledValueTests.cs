using EksAccessConstructs.Eksctl;

namespace EksAccessConstructs.Tests.Eksctl;

/// <summary>Variables and pieces of templates that were left in a ClusterConfig, and keys that have moved.</summary>
public sealed class UnfilledValueTests
{
    private const string Envsubst = "that nothing has filled in; fill in what is missing, such as with 'envsubst < FILE > filled.yaml'";

    [Fact]
    public void A_variable_is_said_once_in_place_of_all_that_follows_from_it() => Assert.Equal(
        [
            $"cluster.yaml:3:18: error EKS108: '${{CLUSTER_NAME}}' holds a variable of a shell ('${{CLUSTER_NAME}}') {Envsubst}",
            $"cluster.yaml:3:45: error EKS108: '$AWS_REGION' holds a variable of a shell ('$AWS_REGION') {Envsubst}",
            $"cluster.yaml:4:28: error EKS108: '${{CLUSTER_NAME}}-ng' holds a variable of a shell ('${{CLUSTER_NAME}}') {Envsubst}",
        ],
        Errors("metadata: {name: \"${CLUSTER_NAME}\", region: $AWS_REGION}\nmanagedNodeGroups: [{name: \"${CLUSTER_NAME}-ng\"}]"));

    [Fact]
    public void A_variable_that_would_pass_is_a_warning()
    {
        var finding = Assert.Single(Read("metadata: {name: a, region: us-west-2, tags: {owner: \"${USER_NAME}\"}}").Findings);

        Assert.Equal(("EKS108", Severity.Warning), (finding.Code, finding.Severity));
    }

    [Fact]
    public void Variables_of_scripts_are_theirs() => Assert.Empty(
        Read("metadata: {name: a, region: us-west-2}\nnodeGroups: [{name: b, preBootstrapCommands: [\"echo $HOME ${HOME}\"]}]").Findings);

    [Theory]
    [InlineData("git: {repo: {url: x}}",
        "cluster.yaml:4:1: error EKS005: eksctl has no key 'git' here: eksctl took it away with Flux 1; "
            + "bootstrap Flux 2 by 'gitops.flux', with gitProvider and flags")]
    [InlineData("nodeGroups: [{name: b, allowSSH: true}]",
        "cluster.yaml:4:24: error EKS005: eksctl has no key 'nodeGroups[0].allowSSH' here: write 'ssh: {allow: true}'")]
    [InlineData("managedNodeGroups: [{name: b, cpuCredits: unlimited}]",
        "cluster.yaml:4:31: error EKS005: eksctl has no key 'managedNodeGroups[0].cpuCredits' here: "
            + "it is for self-managed node groups; move the group to 'nodeGroups', or leave the key out")]
    [InlineData("iam: {withOIDC: true, serviceAccounts: [{name: x, metadata: {name: x}, attachPolicyARNs: [\"arn:aws:iam::aws:policy/ReadOnlyAccess\"]}]}",
        "cluster.yaml:4:42: error EKS005: eksctl has no key 'iam.serviceAccounts[0].name' here: write 'metadata: {name: …}'")]
    public void A_key_that_has_moved_says_what_to_write(string text, string expected) =>
        Assert.Contains(expected, Errors($"metadata: {{name: a, region: us-west-2}}\n{text}"));

    [Fact]
    public void Moved_keys_are_none_that_eksctl_has() => Assert.Empty(MovedKeys.Paths.Intersect(CarriedKeys.All.Select(key => key.Path)));

    private static IEnumerable<string> Errors(string text) =>
        Read(text).Findings.Where(finding => finding.Severity is Severity.Error && finding.Code != "EKS011").Select(finding => finding.ToString());

    private static Reading<ClusterConfig> Read(string text) => EksctlOracle.Read($"apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\n{text}\n");
}
