using System.Text.RegularExpressions;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Pods;

namespace EksAccessConstructs.Tests.Pods;

/// <summary>The code of docs/pods.md, compiled and run.</summary>
public sealed partial class PodsPageTests
{
    [Fact]
    public void What_the_page_shows_is_synthesized()
    {
        using var test = new TestStack();
        var stack = test.Stack;
        var cluster = test.ImportedCluster();

        new PodAccess(stack, "Orders", new PodAccessProps
        {
            Cluster = cluster,
            Namespace = "shop",
            ServiceAccount = "orders",
            Role = new NewRole { ManagedPolicyNames = ["AmazonSQSReadOnlyAccess"] },
        });

        var provider = new OidcProvider(stack, "Oidc", new OidcProviderProps { Cluster = cluster });
        var dns = new IrsaRole(stack, "Dns", new IrsaRoleProps
        {
            Provider = provider,
            Namespace = "kube-system",
            ServiceAccount = "external-dns",
            Role = new NewRole { WellKnownPolicies = [WellKnownPolicy.ExternalDns] },
        });

        new Amazon.CDK.AWS.S3.Bucket(stack, "Bucket").GrantRead(dns.Role);
        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void Every_snippet_of_the_page_stands_here()
    {
        var source = Bare(File.ReadAllText(Repository.Test("EksAccessConstructs.Tests", "Pods", "PodsPageTests.cs")));
        var snippets = Snippet()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "pods.md")))
            .Select(match => Bare(match.Groups["code"].Value))
            .ToList();

        Assert.Single(snippets);
        Assert.All(snippets, snippet => Assert.Contains(snippet, source, StringComparison.Ordinal));
    }

    private static string Bare(string code) => string.Join('\n', code.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()));

    [GeneratedRegex("```csharp\r?\n(?<code>.*?)\r?\n```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
