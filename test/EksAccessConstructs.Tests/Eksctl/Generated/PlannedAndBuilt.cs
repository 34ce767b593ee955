using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Eksctl.Generated;

/// <summary>What the model says of a ClusterConfig.</summary>
/// <param name="Text">The file.</param>
/// <param name="Plan">The plan; null where there is none.</param>
/// <param name="Findings">Everything found.</param>
internal sealed record Planned(string Text, ClusterPlan? Plan, IReadOnlyList<Finding> Findings)
{
    /// <summary>Every error.</summary>
    public IEnumerable<Finding> Errors => Findings.Where(finding => finding.Severity is Severity.Error);

    /// <summary>The plan of a config in which the model finds no error; else null.</summary>
    public ClusterPlan? Sound => Plan?.Cluster is not null && !Errors.Any() ? Plan : null;

    /// <summary>Reads and plans as the tool and the app do.</summary>
    public static Planned Of(string text, DefaultsFlavour flavour = DefaultsFlavour.Secure)
    {
        var inputs = ClusterInputs.Read([new InputText("cluster.yaml", text)], existing: null, TestKeys.Read);
        var plan = inputs.Value is { Clusters: [var input, ..] } ? ClusterPlan.Make(input, flavour, []) : null;
        return new(text, plan?.Value, [.. inputs.Findings.Concat(plan?.Findings ?? []).Distinct()]);
    }
}

/// <summary>Many clusters in one app, a stack each, so that node is asked to synthesize once.</summary>
internal sealed class ManyStacks : IDisposable
{
    private readonly TestStack test = new();
    private int count;

    /// <summary>Builds the cluster of a plan.</summary>
    /// <returns>The name of its stack.</returns>
    /// <exception cref="Exception">A construct refused something; nothing is left of the stack.</exception>
    public string Build(ClusterPlan plan)
    {
        var cluster = plan.Cluster ?? throw new ArgumentException("the plan has no cluster", nameof(plan));
        var stack = new Cdk.Stack(test.App, $"S{++count}", new Cdk.StackProps
        {
            Env = new Cdk.Environment { Account = TestStack.Account, Region = cluster.Config.Metadata.Region },
            Synthesizer = new Cdk.DefaultStackSynthesizer(new Cdk.DefaultStackSynthesizerProps { GenerateBootstrapVersionRule = false }),
        });
        try
        {
            new EksctlCluster(stack, "Eks", new EksctlClusterProps { Config = cluster, Access = plan.Access, Rbac = plan.Rbac });
            return stack.Node.Id;
        }
        catch
        {
            test.App.Node.TryRemoveChild(stack.Node.Id);
            throw;
        }
    }

    /// <summary>Writes all templates.</summary>
    public void Synthesize() => test.Template();

    /// <summary>The template of a stack, whatever the stack is called.</summary>
    public string Template(string stack) =>
        File.ReadAllText(Path.Combine(test.Folder, $"{stack}.template.json")).Replace($"{stack}/", "stack/", StringComparison.Ordinal);

    public void Dispose() => test.Dispose();
}
