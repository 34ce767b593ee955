using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Templates;

/// <summary>Loops of AWS::LanguageExtensions say who is let in as resources that are written out do.</summary>
public sealed class TemplateLoopsTests
{
    private const string Frame = """
        Transform: AWS::LanguageExtensions
        Parameters:
          Teams: {Type: CommaDelimitedList, Default: 'web, jobs'}
          Later: {Type: CommaDelimitedList}
          One: {Type: String, Default: web}
        Resources:
          Cluster: {Type: 'AWS::EKS::Cluster', Properties: {Name: shop}}
        LOOP
        """;

    private const string Entries = """
          'Fn::ForEach::Entries':
            - Team
            - COLLECTION
            - 'Entry&{Team}':
                Type: AWS::EKS::AccessEntry
                Properties:
                  ClusterName: !Ref Cluster
                  PrincipalArn: !Sub 'arn:aws:iam::111122223333:role/${Team}'
                  KubernetesGroups: [!Ref Team, {Ref: Team}, '${Team}s']
        """;

    [Theory]
    [InlineData("[web, jobs]", "web [web, webs]", "jobs [jobs, jobss]")]
    [InlineData("!Ref Teams", "web [web, webs]", "jobs [jobs, jobss]")]
    [InlineData("{Ref: Teams}", "web [web, webs]", "jobs [jobs, jobss]")]
    [InlineData("[!Ref One, my-jobs]", "web [web, webs]", "my-jobs [my-jobs, my-jobss]")]
    [InlineData("[]")]
    public void Each_item_is_an_entry(string collection, params string[] expected)
    {
        var cluster = Cluster(Entries.Replace("COLLECTION", collection, StringComparison.Ordinal));

        Assert.Equal(expected, cluster.Plan.Grants.Select(grant => $"{grant.Principal}"["arn:aws:iam::111122223333:role/".Length..] + $" {grant.Groups}"));
        Assert.Empty(cluster.NotRead);
    }

    [Fact]
    public void Loops_in_loops_fill_both_names()
    {
        var cluster = Cluster("""
              'Fn::ForEach::Teams':
                - Team
                - [web, jobs]
                - 'Fn::ForEach::Stages':
                    - Stage
                    - [test, prod]
                    - '${Team}${Stage}':
                        Type: AWS::EKS::AccessEntry
                        Properties: {ClusterName: !Ref Cluster, PrincipalArn: 'arn:aws:iam::111122223333:role/${Team}-${Stage}', KubernetesGroups: [a]}
            """);

        Assert.Equal(["web-test", "web-prod", "jobs-test", "jobs-prod"], cluster.Plan.Grants.Select(grant => grant.Principal.Name));
        Assert.Equal(["webtest", "webprod", "jobstest", "jobsprod"], cluster.Plan.Grants.Select(grant => grant.Origin.LogicalId));
    }

    [Theory]
    [InlineData("!Ref Later")]
    [InlineData("!Split [',', !Ref Later]")]
    [InlineData("[a, !ImportValue b]")]
    public void What_only_the_deployment_loops_over_is_not_read(string collection)
    {
        var cluster = Cluster(Entries.Replace("COLLECTION", collection, StringComparison.Ordinal));

        Assert.Empty(cluster.Plan.Grants);
        Assert.Equal(
            [("the resources that 'Fn::ForEach::Entries' makes", "only the deployment knows what it goes over")],
            cluster.NotRead.Select(part => (part.What, part.Why)));
    }

    [Fact]
    public void Without_the_transform_nothing_is_written_out() => Assert.Equal(
        ["loops need the transform AWS::LanguageExtensions"],
        Cluster(Entries.Replace("COLLECTION", "[a]", StringComparison.Ordinal), "Transform: AWS::LanguageExtensions", "").NotRead.Select(part => part.Why));

    [Fact]
    public void A_loop_that_makes_more_than_any_stack_has_is_not_written_out()
    {
        var many = $"[{string.Join(", ", Enumerable.Range(0, 20_000))}]";

        Assert.Single(Cluster(Entries.Replace("COLLECTION", many, StringComparison.Ordinal)).NotRead);
    }

    [Fact]
    public void A_default_that_was_looped_over_is_assumed() => Assert.Equal(
        "no file gives the parameter of the template, and its default is taken: Teams 'web, jobs'",
        Cluster(Entries.Replace("COLLECTION", "!Ref Teams", StringComparison.Ordinal)).Assumed(AssumedFact.Parameters)?.Reason);

    private static ClusterSnapshot Cluster(string loop, string old = "\0", string with = "")
    {
        var text = Frame.Replace("LOOP", loop, StringComparison.Ordinal).Replace(old, with, StringComparison.Ordinal);
        var inputs = ClusterInputs.Read(new InputText("stack.yaml", text)).Value!;
        return ClusterSnapshot.Of(Assert.Single(inputs.Clusters), DefaultsFlavour.Secure).Value!;
    }
}
