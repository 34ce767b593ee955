using EksAccessConstructs.AwsAuth;

namespace EksAccessConstructs.Tests.AwsAuth;

public sealed class AwsAuthWriterTests
{
    [Fact]
    public void What_is_written_reads_back_as_it_was() => Assert.All(OracleFiles.Cases.Values.Select(reading => reading.Value).OfType<AwsAuthMap>(), map =>
    {
        var again = AwsAuthReader.Read(AwsAuthWriter.Write(map), "written.yaml");

        Assert.Empty(again.Findings);
        Assert.Equal((map.Roles, map.Users, map.Accounts), (again.Value!.Roles, again.Value.Users, again.Value.Accounts));
    });

    [Fact]
    public void Everything_is_quoted_and_in_order()
    {
        var map = new AwsAuthMap
        {
            Roles = [new()
            {
                Section = AwsAuthSection.Roles,
                Arn = "arn:aws:iam::111122223333:role/Node",
                Username = AwsAuthItem.NodeUsername,
                Groups = ["system:bootstrappers", "system:nodes"],
            }],
            Users = [new() { Section = AwsAuthSection.Users, Arn = "arn:aws:iam::111122223333:user/é\U0001F600\"\\\n" }],
            Accounts = [new("012345678912")],
        };

        Assert.Equal(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: aws-auth
              namespace: kube-system
            data:
              mapRoles: |
                - rolearn: "arn:aws:iam::111122223333:role/Node"
                  username: "system:node:{{EC2PrivateDNSName}}"
                  groups:
                    - "system:bootstrappers"
                    - "system:nodes"
              mapUsers: |
                - userarn: "arn:aws:iam::111122223333:user/\u00E9\U0001F600\"\\\u000A"
                  username: ""
                  groups: []
              mapAccounts: |
                - "012345678912"

            """,
            AwsAuthWriter.Write(map));
        Assert.Equal(map.Users, AwsAuthReader.Read(AwsAuthWriter.Write(map), "w").Value!.Users);
    }

    [Fact]
    public void A_merge_keeps_what_the_cluster_holds_and_adds_the_rest()
    {
        var held =
            Map("- {rolearn: 'arn:aws:iam::1:role/Node', username: 'system:node:{{EC2PrivateDNSName}}', groups: ['system:nodes']}\n- {rolearn: a, username: "
                + "a, groups: [x]}");
        var added = Map("- {rolearn: b, username: b}\n- {rolearn: A, username: other}\n- {rolearn: a, username: a, groups: [x]}");

        var reading = AwsAuthMerge.Add(held, added);

        Assert.Equal(["arn:aws:iam::1:role/Node", "a", "b"], reading.Value!.Roles.Select(item => item.Arn));
        Assert.Equal(["x.yaml:2:3: warning EKS094: 'A' is mapped already (x.yaml:2:3) as 'a' [x], and the last of two wins whole; it is left as it is: "
            + "change it there if 'other' [] is meant"],
            reading.Findings.Select(finding => finding.ToString()));
    }

    [Fact]
    public void A_merge_refuses_to_drop_what_it_cannot_read()
    {
        var reading = AwsAuthMerge.Add(AwsAuthReader.Read("mapRoles: |\n  - rolearn: a\n   username: x\n", "held.yaml").Value!, Map("- rolearn: b"));

        Assert.Null(reading.Value);
        Assert.Equal(["held.yaml:2:14: error EKS094: 'a' in mapRoles cannot be read, so writing the ConfigMap would drop it; repair it first"],
            reading.Findings.Select(finding => finding.ToString()));
    }

    [Fact]
    public void Replacing_a_config_map_never_drops_nodes_unseen()
    {
        var held =
            Map("- {rolearn: node, username: 'system:node:{{EC2PrivateDNSName}}', groups: ['system:nodes']}\n- {rolearn: fargate, username: "
                + "'system:node:{{SessionName}}', groups: ['system:nodes', 'system:node-proxier']}");

        Assert.Equal(["'node'", "'fargate'"], AwsAuthMerge.NodesLost(held, AwsAuthMap.Empty).Select(finding => finding.Message.Split(' ')[0]));
        Assert.Empty(AwsAuthMerge.NodesLost(held, held));
    }

    private static AwsAuthMap Map(string roles) => AwsAuthReader.Read(roles, "x.yaml").Value!;
}
