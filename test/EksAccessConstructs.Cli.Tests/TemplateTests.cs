namespace EksAccessConstructs.Tests;

/// <summary>Every verb answers from templates of CloudFormation alone.</summary>
public sealed class TemplateTests
{
    private const string Admins = "arn:aws:iam::111122223333:role/admins";

    private const string Breakglass = "arn:aws:iam::111122223333:role/breakglass";

    private const string Web = """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: shop}
        spec: {serviceAccountName: cart, containers: [{name: web, image: web}]}
        """;

    [Theory]
    [InlineData(0, "yes", "can-i", "create", "pods", "--as", Admins, "conditions/cluster.yaml")]
    [InlineData(0, "assumed: no file decides whether ${Stage} is 'prod'", "can-i", "create", "pods", "--as", Breakglass, "conditions")]
    [InlineData(1, "unknown", "can-i", "create", "pods", "--user", "kim", "unread")]
    [InlineData(0, "{DeployRole4F2D3A11}", "who-can", "create", "deployments.apps", "-n", "shop", "older-module")]
    [InlineData(0, "auditors", "whoami", "--as", "arn:aws:iam::111122223333:role/audit", "assembly", "--cluster", "Cluster")]
    [InlineData(0, "AmazonEKSClusterAdminPolicy", "what-can", "--as", Admins, "conditions")]
    [InlineData(0, "arn:aws:sts::111122223333:assumed-role/admins", "whoami", "--as", Admins, "conditions")]
    [InlineData(0, "EKS180", "check", "conditions/cluster.yaml")]
    [InlineData(0, "<td>EKS180</td>", "report", "conditions/cluster.yaml", "--format", "html")]
    [InlineData(0, "", "lint", "conditions")]
    [InlineData(1, "administrator remains: no", "lockout", "conditions", "eksctl-parts")]
    [InlineData(1, Admins, "escalate", "--as", Admins, "conditions")]
    [InlineData(1, "unknown: not read: ", "escalate", "--user", "kim", "unread")]
    [InlineData(1, "unknown: not read: ", "lockout", "unread", "unread")]
    [InlineData(1, "nobody can tell who loses what by the end of ", "lockout", "unread", "eksctl-parts")]
    [InlineData(0, "their defaults are taken: Team 'web', Namespaces 'shop, shop-jobs'", "can-i", "create", "pods", "--as", Admins, "conditions")]
    [InlineData(0, "not evaluated: assumed: no file gives the parameters", "diff", "conditions", "conditions")]
    [InlineData(0, "their defaults are taken: Team 'web', Namespaces 'shop, shop-jobs'", "report", "conditions")]
    public void A_verb_answers_from_templates(int code, string says, params string[] words)
    {
        var run = ToolRun.Of([.. words.Select(word => Directory.Exists(Fixture(word.Split('/')[0])) ? Fixture(word) : word)]);

        Assert.Equal((code, true, run.Out + run.Error), (run.Code, (run.Out + run.Error).Contains(says, StringComparison.Ordinal), run.Out + run.Error));
    }

    [Theory]
    [InlineData("newer-module/shop.template.json", "{CartRole}")]
    [InlineData("older-module/shop.template.json", "{ClustercartRole5E6F7A8B}")]
    public void Pods_have_the_roles_that_templates_give_their_service_accounts(string template, string role)
    {
        var run = ToolRun.With(Web, int.MaxValue, "pods", "-", Fixture(template));

        Assert.Contains(role, run.Out, StringComparison.Ordinal);
    }

    private static string Fixture(string name) =>
        Path.Combine([Repository.Test("EksAccessConstructs.Model.Tests", "Templates", "fixtures"), .. name.Split('/')]);
}
