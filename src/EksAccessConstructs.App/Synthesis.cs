using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.App;

/// <summary>The main job: files in; a stack, RBAC manifests and a report for each cluster out.</summary>
internal static class Synthesis
{
    // The CDK would end with an exception; TemplateLimits says the same as a finding, with the way out.
    private static readonly Dictionary<string, object> NoLimitOfTheCdk = new() { ["@aws-cdk/core:stackResourceLimit"] = 0 };

    /// <summary>Runs the app.</summary>
    /// <param name="context">The values of <c>-c</c>.</param>
    /// <param name="messages">Where findings go.</param>
    /// <param name="output">The folder of the cloud assembly; null for the one that the CDK CLI names.</param>
    /// <param name="beforeConstructs">What is done before the first construct; nothing where findings stop the run.</param>
    /// <returns>0 where everything was written; 1 where a finding is an error, and then nothing was.</returns>
    public static int Run(IReadOnlyDictionary<string, string> context, TextWriter messages, string? output = null, Action? beforeConstructs = null)
    {
        messages = new VisibleLines(messages);
        var (plans, notUsed, findings) = Plan(context);
        foreach (var finding in findings)
        {
            messages.WriteLine(finding);
        }

        if (findings.Any(IsError))
        {
            messages.WriteLine(Ending(findings));
            return 1;
        }

        if (CdkRefusals.NoNode(Environment.GetEnvironmentVariable) is { } missing)
        {
            return Refuse([missing], messages);
        }

        try
        {
            beforeConstructs?.Invoke();
            return Synthesize(plans, notUsed, messages, output);
        }
        catch (Exception error) when (CdkRefusals.Of(error, output ?? Environment.GetEnvironmentVariable("CDK_OUTDIR"), plans) is { IsEmpty: false } refusals)
        {
            return Refuse(refusals, messages);
        }
    }

    private static int Refuse(ValueList<Finding> refusals, TextWriter messages)
    {
        foreach (var refusal in refusals)
        {
            messages.WriteLine(refusal);
        }

        messages.WriteLine(Ending(refusals));
        return 1;
    }

    private static int Synthesize(IReadOnlyList<PlannedCluster> plans, ValueList<UnusedDocument> notUsed, TextWriter messages, string? output)
    {
        var app = new Cdk.App(new Cdk.AppProps { Outdir = output, Context = NoLimitOfTheCdk });
        AccessValidation.AddTo(app, new AccessValidationProps { Lint = LintFindings.None, Reports = false });
        var (built, refused) = Build(app, plans);
        if (!refused.IsEmpty)
        {
            return Refuse(refused, messages);
        }

        var assembly = app.Synth();
        var changes = built.Zip(plans).SelectMany(pair => ModeChange.Check(assembly.Directory, pair.First, pair.Second.Request.Deployed));
        var limits = built.Zip(plans, (cluster, plan) => Limits(assembly.Directory, cluster, plan.Plan)).ToList();
        List<Finding> steps =
            [.. CdkRefusals.Reported(assembly.Directory, plans), .. changes, .. limits.SelectMany(ofCluster => ofCluster).Where(IsError)];
        if (steps.Count > 0)
        {
            steps.ForEach(messages.WriteLine);
            messages.WriteLine(Ending(steps));
            built.SelectMany(cluster => cluster.Stacks).ToList().ForEach(stack => File.Delete(Path.Combine(assembly.Directory, stack.TemplateFile)));
            return 1;
        }

        foreach (var (cluster, plan, warnings) in built.Zip(plans, limits))
        {
            warnings.ForEach(messages.WriteLine);
            ReportFiles.Write(assembly.Directory, cluster, plan.Plan, notUsed, [.. plan.Findings, .. warnings]);
        }

        return 0;
    }

    private static List<Finding> Limits(string assembly, BuiltCluster built, ClusterPlan plan) =>
    [
        .. from stack in built.Stacks
           from finding in TemplateLimits.Check(stack.StackName, File.ReadAllText(Path.Combine(assembly, stack.TemplateFile)), plan.Origin.Location)
           select finding,
    ];

    private static bool IsError(Finding finding) => finding.Severity == Severity.Error;

    /// <summary>Everything that is decided before the first construct.</summary>
    public static (IReadOnlyList<PlannedCluster> Plans, ValueList<UnusedDocument> NotUsed, IReadOnlyList<Finding> Findings) Plan(
        IReadOnlyDictionary<string, string> context)
    {
        var request = AppRequest.Read(context);
        if (request.Value is not { } asked)
        {
            return ([], [], [.. request.Findings]);
        }

        var read = InputReader.Read(asked);
        if (read.Value is not { } input)
        {
            return ([], [], [.. request.Findings, .. read.Findings]);
        }

        ValueList<Finding> common = [.. request.Findings, .. read.Findings, .. input.OfFiles];
        var plans =
            from reading in input.Plans
            from plan in reading.Value is { } decided ? (ClusterPlan[])[decided] : []
            select new PlannedCluster(
                plan, asked, common.Concat(reading.Findings).Concat(FurtherStacks.Check(plan, asked)).Distinct().ToValueList());
        List<PlannedCluster> planned = [.. plans];
        return (planned, input.NotUsed,
            [.. request.Findings, .. read.Findings, .. input.Findings, .. planned.SelectMany(plan => FurtherStacks.Check(plan.Plan, asked))]);
    }

    // What a construct refuses is wrong in the input, and its message says what to use instead.
    private static (List<BuiltCluster> Built, ValueList<Finding> Refused) Build(Cdk.App app, IReadOnlyList<PlannedCluster> plans)
    {
        var built = new List<BuiltCluster>();
        var refused = new List<Finding>();
        foreach (var plan in plans)
        {
            try
            {
                built.Add(ClusterStack.Build(app, plan.Plan, plan.Request));
            }
            catch (ArgumentException error)
            {
                refused.AddRange(CdkRefusals.OfConstruct(error, plan));
            }
        }

        return (built, refused.ToValueList());
    }

    private static string Ending(IReadOnlyList<Finding> findings)
    {
        var errors = findings.Count(IsError);
        return $"{errors} error{(errors == 1 ? "" : "s")}; nothing was synthesized";
    }
}

/// <summary>A cluster of which everything is decided.</summary>
/// <param name="Plan">The decisions.</param>
/// <param name="Request">What the app was asked.</param>
/// <param name="Findings">What there is to say about it.</param>
internal sealed record PlannedCluster(ClusterPlan Plan, AppRequest Request, ValueList<Finding> Findings);
