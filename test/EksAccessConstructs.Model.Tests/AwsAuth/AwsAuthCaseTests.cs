using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Lint;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Review;

namespace EksAccessConstructs.Tests.AwsAuth;

/// <summary>Own cases, written from what the authenticator and EKS do: a ConfigMap, what the linter says, and what it becomes as access entries.</summary>
public sealed class AwsAuthCaseTests
{
    private const string A = "arn:aws:iam::111122223333:role/A";
    private const string U = "arn:aws:iam::111122223333:user/u";

    /// <summary>Short forms: <c>role|username|groups</c>, <c>user:…</c>, <c>account:…</c>; rows of the loss table as <c>Kind: what</c>.</summary>
    public static TheoryData<string, string, string, string> Cases => new()
    {
        // lossless
        { "A|dev|ops", "AA006", "STANDARD dev [ops]", "" },
        { "A|dev|ops,view", "AA006", "STANDARD dev [ops, view]", "" },
        { "A|dev|", "AA006", "STANDARD dev []", "" },
        { "A|ci:{{SessionName}}|ops", "AA006", "STANDARD ci:{{SessionName}} [ops]", "" },
        { "A|ci:{{SessionNameRaw}}|ops", "AA006", "STANDARD ci:{{SessionNameRaw}} [ops]", "" },
        { "user:u|bob|ops", "AA006", "STANDARD bob [ops]", "" },
        { "A|{{AccountID}}-x|ops", "AA006", "STANDARD 111122223333-x [ops]", "" },
        { "A|dev|acct-{{AccountID}}", "AA006", "STANDARD dev [acct-111122223333]", "" },
        { "A|{{AccountID}}:{{SessionName}}|ops", "AA006", "STANDARD 111122223333:{{SessionName}} [ops]", "" },
        { "A|dev|ops,ops", "AA006", "STANDARD dev [ops]", "" },
        { "A|dev|system:authenticated", "AA006", "STANDARD dev []", "" },
        { "arn:aws-cn:iam::111122223333:role/A|dev|ops", "AA006", "STANDARD dev [ops]", "" },
        { "arn:aws-us-gov:iam::111122223333:role/A|dev|ops", "AA006", "STANDARD dev [ops]", "" },
        { "arn:aws:iam::444455556666:role/A|dev|ops", "AA006", "STANDARD dev [ops]", "" },
        { "Arn:Aws:Iam::111122223333:Role/A|dev|ops", "AA006", "STANDARD dev [ops]", "" },
        { "user:arn:aws:iam::111122223333:role/A|dev|ops", "AA006", "STANDARD dev [ops]", "" },
        { "arn:aws:iam::111122223333:user/u|bob|ops", "AA006", "STANDARD bob [ops]", "" },

        // system:masters
        { "A|admin|system:masters", "RB040 AA006", "STANDARD admin [] AmazonEKSClusterAdminPolicy", "Changed: group system:masters" },
        { "A|admin|system:masters,ops", "RB040 AA006", "STANDARD admin [ops] AmazonEKSClusterAdminPolicy", "Changed: group system:masters" },
        { "user:u|admin|system:masters", "RB040 AA006", "STANDARD admin [] AmazonEKSClusterAdminPolicy", "Changed: group system:masters" },

        // nodes
        { "A|system:node:{{EC2PrivateDNSName}}|system:bootstrappers,system:nodes", "", "EC2_LINUX  []", "" },
        { "A|system:node:{{EC2PrivateDNSName}}|system:bootstrappers,system:nodes,eks:kube-proxy-windows", "", "EC2_WINDOWS  []", "" },
        {
            "A|system:node:{{EC2PrivateDNSName}}|system:nodes,system:masters", "RB040", "EC2_LINUX  []",
            "Lost: a node entry cannot carry group 'system:masters' (AE09)"
        },
        { "A|system:node:{{EC2PrivateDNSName}}|system:nodes,ops", "", "EC2_LINUX  []", "Lost: a node entry cannot carry group 'ops' (AE09)" },
        { "A|system:node:{{EC2PrivateDNSName}}|", "", "EC2_LINUX  []", "Changed: the item has a node's user name without group system:nodes" },
        {
            "A|system:node:{{SessionName}}|system:bootstrappers,system:nodes,system:node-proxier", "", "",
            "LeftToEks: nodes named by session are Fargate pods or hybrid nodes"
        },
        {
            "A|system:node:{{SessionName}}|ops", "AA005 AA006", "STANDARD  [ops]",
            "Changed: user name 'system:node:{{SessionName}}': EKS refuses user names that begin with 'system:' (AE07)"
        },
        {
            "user:u|system:node:{{EC2PrivateDNSName}}|system:nodes", "AA006", "",
            "Dead: {{EC2PrivateDNSName}} ends every login that is not a session of an instance, and a user has no session"
        },

        // other groups that EKS keeps for itself
        {
            "A|dev|system:monitoring", "AA006", "STANDARD dev [aws-auth:system:monitoring]",
            "Changed: group 'system:monitoring': EKS refuses groups that begin with 'system:' (AE08)"
        },
        {
            "A|dev|system:special", "AA006", "STANDARD dev [aws-auth:system:special]",
            "Lost: group 'system:special': EKS refuses groups that begin with 'system:' (AE08)"
        },
        { "A|dev|eks:x", "AA006", "STANDARD dev [aws-auth:eks:x]", "Lost: group 'eks:x': EKS refuses groups that begin with 'eks:' (AE08)" },
        { "A|dev|iam:x", "AA006", "STANDARD dev [aws-auth:iam:x]", "Lost: group 'iam:x': EKS refuses groups that begin with 'iam:' (AE08)" },
        { "A|dev|team:{{SessionName}}", "AA005 AA006", "STANDARD dev []", "Lost: a template in group 'team:{{SessionName}}'" },
        { "A|dev|k-{{AccessKeyID}}", "AA006", "STANDARD dev []", "Lost: a template in group 'k-{{AccessKeyID}}'" },
        { "A|dev|'',ops", "AA006 AA007", "STANDARD dev [ops]", "Changed: an empty group" },

        // user names that no entry may carry
        { "A||ops", "AA006 AA007", "STANDARD  [ops]", "Changed: an empty user name" },
        { "A|system:admin|ops", "AA006", "STANDARD  [ops]", "Changed: user name 'system:admin': EKS refuses user names that begin with 'system:' (AE07)" },
        { "A|aws:x|ops", "AA006", "STANDARD  [ops]", "Changed: user name 'aws:x': EKS refuses user names that begin with 'aws:' (AE07)" },
        { "A|{{SessionName}}|ops", "AA005 AA006", "STANDARD  [ops]", "Changed: user name '{{SessionName}}': EKS wants a colon before {{SessionName}} (AE11)" },
        {
            "A|x-{{SessionNameRaw}}|ops", "AA006", "STANDARD  [ops]",
            "Changed: user name 'x-{{SessionNameRaw}}': EKS wants a colon before {{SessionNameRaw}} (AE11)"
        },
        {
            "A|k:{{AccessKeyID}}|ops", "AA006", "STANDARD  [ops]",
            "Changed: template {{AccessKeyID}} in user name 'k:{{AccessKeyID}}': entries know {{SessionName}} and {{SessionNameRaw}} only"
        },
        {
            "A|h:{{EC2PrivateDNSName}}|ops", "AA006", "STANDARD  [ops]",
            "Changed: template {{EC2PrivateDNSName}} in user name 'h:{{EC2PrivateDNSName}}': entries know {{SessionName}} and {{SessionNameRaw}} only"
        },
        { "user:u|{{SessionName}}|ops", "AA005 AA006", "STANDARD  [ops]", "Changed: an empty user name" },

        // items that let nobody in stay dead
        { "arn:aws:iam::111122223333:role/teams/A|dev|ops", "EA007 AA006", "", "Dead: a role ARN with a path never matches, since STS leaves the path out" },
        {
            "arn:aws:sts::111122223333:assumed-role/A/s|dev|ops", "EA007 AA006", "",
            "Dead: an STS ARN of a role never matches, since the caller's ARN is turned into the role's"
        },
        {
            "arn:aws-mars:iam::111122223333:role/A|dev|ops", "AA006", "",
            "Dead: the authenticator refuses callers of partition 'aws-mars', which it does not know"
        },
        { "arn:aws:iam::111122223333:root|dev|ops", "AA006", "", "Lost: no entry can name the account's root" },
        { "arn:aws:sts::111122223333:federated-user/f|dev|ops", "AA006", "", "Lost: no entry can name a federated user's session" },
        { "arn:aws:iam::111122223333:role/AWSServiceRoleForX|dev|ops", "AA006", "", "Lost: EKS refuses entries for service-linked roles" },
        {
            "arn:aws:iam::111122223333:role/AWSReservedSSO_Admin_0123456789abcdef|dev|ops", "AA006", "STANDARD dev [ops]",
            "NeedsInput: a role of IAM Identity Center has a path that aws-auth leaves out and an entry needs"
        },
        { "sso:Admin|dev|ops", "AA006 AA008", "", "Dead: an item that names a permission set lets nobody in, since EKS leaves the feature gate off" },

        // several items, sections and accounts
        { "A|admin|system:masters;A|view|view", "AA001 AA006", "STANDARD view [view]", "Dead: a later item for the same ARN replaces it (cm.yaml:5:7)" },
        {
            "A|one|x;arn:aws:iam::111122223333:role/a|two|y", "AA001 AA006", "STANDARD two [y]", "Dead: a later item for the same ARN replaces it (cm.yaml:5:7)"
        },
        {
            "user:u|one|x;user:arn:aws:iam::111122223333:user/U|two|y", "AA001 AA006", "STANDARD two [y]",
            "Changed: items that differ in letter case only answer at random for each login"
        },
        {
            "A|role|x;user:arn:aws:iam::111122223333:role/A|user|y", "AA002 AA006", "STANDARD role [x]",
            "Dead: mapRoles has an item of the same ARN and is asked first (cm.yaml:2:7)"
        },
        { "account:444455556666", "AA004", "", "Lost: mapAccounts lets everybody of an account in, and an entry names one principal" },
        {
            "A|dev|ops;account:444455556666", "AA004 AA006", "STANDARD dev [ops]",
            "Lost: mapAccounts lets everybody of an account in, and an entry names one principal"
        },
        { "|ghost|ops;A|dev|ops", "AA003 AA006", "STANDARD dev [ops]", "Dead: the authenticator does not read it" },
        { "A|5|ops", "AA006 AA007", "STANDARD  [ops]", "Changed: an empty user name" },
        { "A|@x|ops", "AA003", "", "Dead: the authenticator does not read it" },
        { "A|{{SessionName|ops", "AA003", "", "Dead: the authenticator does not read it" },
        { "A|dev|ops;A2|dev|ops", "EA016 AA006", "STANDARD dev [ops] + STANDARD dev [ops]", "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_case_is_linted_and_carried_over(string items, string lint, string grants, string losses)
    {
        var map = AwsAuthReader.Read(Text(items), "cm.yaml").Value!;
        var plan = AwsAuthMigration.Plan(map);

        Assert.Equal(lint, string.Join(' ', LintRules.All.SelectMany(rule => rule.Check(Lint.Worlds.World(awsAuth: map)))
            .Select(one => one.Finding.Code)
            .Where(code => code is not ("EA014" or "EKS052"))
            .Distinct()));
        Assert.Equal(grants, string.Join(" + ",
            plan.Grants.Select(grant => $"{grant.Type} {grant.Username} {grant.Groups}{string.Concat(grant.Policies.Select(one => $" {one.Policy}"))}")));
        Assert.Equal(losses, string.Join("; ", plan.Losses.Select(loss => $"{loss.Kind}: {loss.Unsaid}")));
    }

    [Fact]
    public void There_are_sixty_cases() => Assert.True(Cases.Count >= 60);

    [Fact]
    public void The_clusters_rbac_says_what_a_group_of_an_own_name_gets()
    {
        var map = AwsAuthReader.Read(Text("A|dev|system:special"), "cm.yaml").Value!;
        var rbac = new RbacObjects(
        [
            new ClusterRole { Name = "pods", Rules = [new RbacRule { Verbs = ["get"], ApiGroups = [""], Resources = ["pods"] }] },
            new ClusterRoleBinding { Name = "pods", RoleRef = new RoleRef("ClusterRole", "pods"), Subjects = [Subject.Group("system:special")] },
        ]);
        var plan = AwsAuthMigration.Plan(map, new MigrationOptions { Rbac = rbac });

        Assert.Equal(["ClusterRole aws-auth:system:special", "ClusterRoleBinding aws-auth:system:special"], plan.Rbac.Select(item => item.Id));
        Assert.False(plan.BlocksApiMode);
        Assert.Empty(MigrationProof.Run(map, plan, rbac));
    }

    [Theory]
    [InlineData("A|admin|system:masters", "")]
    [InlineData("A|dev|ops;user:u|admin|system:masters", "")]
    [InlineData("A|dev|team:{{SessionName}}", "")]
    [InlineData("A|system:node:{{EC2PrivateDNSName}}|system:nodes,system:masters", "allowed unknown")]
    [InlineData("arn:aws:iam::111122223333:role/AWSServiceRoleForX|admin|system:masters", "allowed denied")]
    public void The_evaluator_proves_a_migration(string items, string expected)
    {
        var map = AwsAuthReader.Read(Text(items), "cm.yaml").Value!;

        Assert.Equal(expected, string.Join(", ", MigrationProof.Run(map, AwsAuthMigration.Plan(map), RbacObjects.None)
            .Select(one => $"{one.Before} {one.After}")
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Take(1)));
    }

    private static string Text(string items)
    {
        var roles = new List<string>();
        var users = new List<string>();
        var accounts = new List<string>();
        foreach (var item in items.Split(';'))
        {
            if (item.StartsWith("account:", StringComparison.Ordinal))
            {
                accounts.Add($"    - '{item[8..]}'\n");
            }
            else if (item.StartsWith("user:", StringComparison.Ordinal))
            {
                users.Add(Item("userarn", item[5..]));
            }
            else
            {
                roles.Add(Item("rolearn", item));
            }
        }

        return Section("mapRoles", roles) + Section("mapUsers", users) + Section("mapAccounts", accounts);
    }

    private static string Section(string key, List<string> items) => items.Count == 0 ? "" : $"{key}: |\n{string.Concat(items)}";

    private static string Item(string field, string text)
    {
        var cells = text.Split('|');
        var arn = cells[0] switch
        {
            "A" => A,
            "A2" => "arn:aws:iam::111122223333:role/A2",
            "u" => U,
            var written => written,
        };
        var who = arn switch
        {
            ['s', 's', 'o', ':', .. var set] => $"sso: {{permissionSetName: {set}, accountID: '111122223333'}}",
            "" => "note: no arn",
            _ => $"{field}: {arn}",
        };
        var username = cells[1] is "5" or "@x" or "{{SessionName" || cells[1].Length == 0 ? cells[1] : $"\"{cells[1]}\"";
        var groups = string.Join(", ", cells[2].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(group => group == "''" ? group : $"\"{group}\""));
        return $"    - {who}\n      {(username.Length == 0 ? "" : $"username: {username}\n      ")}groups: [{groups}]\n";
    }
}
