using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Eksctl;

public sealed class SshKeyRuleTests
{
    private const string Key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFm1t0k9c0nfigSHARED0000000000000000000000AB ops@shared";

    [Theory]
    [InlineData("publicKeyPath: keys/ops.pub", "keys/ops.pub")]
    [InlineData("allow: true", "~/.ssh/id_rsa.pub")]
    [InlineData("{allow: false, publicKeyPath: keys/ops.pub}", "keys/ops.pub")]
    public void The_text_of_the_file_becomes_the_key(string ssh, string path)
    {
        var asked = new List<(string Path, string From)>();
        var config = Read(ssh, (file, from) =>
        {
            asked.Add((file, from));
            return new($"{Key}\n", []);
        });

        Assert.Empty(Errors(config));
        Assert.Equal([(path, "infra/cluster.yaml")], asked);
        Assert.Equal(Key, DescribedNodes.Of(config.OrThrow(), config.OrThrow().ManagedNodeGroups[0]).Ssh?.PublicKey);
    }

    [Theory]
    [InlineData("publicKeyName: ops")]
    [InlineData("publicKey: ssh-rsa AAAA")]
    [InlineData("{enableSsm: true}")]
    public void No_file_is_read_where_none_is_wanted(string ssh) => Assert.Empty(Errors(Read(ssh, (_, _) => throw new InvalidOperationException("read"))));

    [Theory]
    [InlineData("publicKeyPath: keys/ops.pub", "infra/cluster.yaml:5:")]
    [InlineData("allow: true", "infra/cluster.yaml:5:")]
    public void A_file_that_cannot_be_read_is_a_finding_with_both_ways_out(string ssh, string place)
    {
        var missing = Assert.Single(Errors(Read(ssh, (path, _) => new(null, [new Finding("EKS132", Severity.Error, $"the key file '{path}' is not there")]))));
        var unread = Assert.Single(Errors(Read(ssh, null)));

        Assert.All([missing, unread], finding =>
        {
            Assert.Equal("EKS132", finding.Code);
            Assert.StartsWith(place, finding.Location?.ToString(), StringComparison.Ordinal);
            Assert.Contains("'publicKey'", finding.Message, StringComparison.Ordinal);
            Assert.Contains("'publicKeyName'", finding.Message, StringComparison.Ordinal);
        });
        Assert.Contains("is not there", missing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nSECRETSECRET\n-----END OPENSSH PRIVATE KEY-----\n", "private key")]
    [InlineData("PuTTY-User-Key-File-3: ssh-ed25519\nSECRETSECRET\n", "private key")]
    [InlineData("ecdsa-sha2-nistp256 SECRETSECRET ops\n", "ecdsa-sha2-nistp256")]
    [InlineData("aws_secret_access_key = SECRETSECRET\n", "no public SSH key")]
    [InlineData("ssh-rsa AAAA\nSECRETSECRET\n", "no public SSH key")]
    [InlineData("ssh-rsa AAAA\0SECRETSECRET", "no public SSH key")]
    [InlineData("", "no public SSH key")]
    public void What_a_file_holds_is_never_shown(string text, string words)
    {
        var finding = Assert.Single(Errors(Read("publicKeyPath: keys/ops", (_, _) => new(text, []))));

        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_private_key_in_the_config_is_refused_without_showing_it()
    {
        var finding = Assert.Single(Errors(Read("publicKey: \"-----BEGIN RSA PRIVATE KEY----- SECRETSECRET\"", null)));

        Assert.DoesNotContain("SECRET", finding.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<Finding> Errors(Reading<ClusterConfig> reading) => reading.Findings.Where(finding => finding.Severity is Severity.Error);

    private static Reading<ClusterConfig> Read(string ssh, KeyFileReader? keyFiles) => ClusterConfigReader.Read(YamlText.Read(
        $$"""
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: shop, region: us-west-2}
        availabilityZones: [us-west-2a, us-west-2b]
        managedNodeGroups: [{name: main, ssh: {{(ssh.StartsWith('{') ? ssh : $"{{{ssh}}}")}}}]
        """,
        "infra/cluster.yaml").OrThrow().Documents[0], keyFiles);
}
