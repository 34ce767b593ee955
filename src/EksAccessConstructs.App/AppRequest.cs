using System.Globalization;
using EksAccessConstructs.Access;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.App;

/// <summary>What the app is asked to do: the values of <c>-c</c> on the command line of the CDK CLI.</summary>
internal sealed record AppRequest
{
    /// <summary>What is read where nothing is asked for.</summary>
    public const string DefaultInput = "samples/quickstart";

    /// <summary>A value of the context is not one the app takes.</summary>
    public static readonly RuleInfo BadContext = new("EKS096", Severity.Error, "Every value given to the app with -c is one that it takes.");

    /// <summary>Files and folders to read (<c>-c input=PATH[,PATH…]</c>).</summary>
    public required ValueList<string> Inputs { get; init; }

    /// <summary>Whose choice stands where the input is silent (<c>-c defaults=secure|eksctl</c>).</summary>
    public required DefaultsFlavour Defaults { get; init; }

    /// <summary>Who may take the admin role (<c>-c admins=ARN[,ARN…]</c>); empty where nobody is named.</summary>
    public ValueList<PrincipalArn> Admins { get; init; }

    /// <summary>The name of the cluster that an input without a ClusterConfig is about (<c>-c cluster=NAME</c>); null to ask at deployment.</summary>
    public string? Cluster { get; init; }

    /// <summary>The cluster of the ClusterConfigs that exists already, so that they only add to it (<c>-c existing=NAME</c>); null where all are new.</summary>
    public string? Existing { get; init; }

    /// <summary>True where eksctl made the existing cluster, so that what its stack exports is imported (<c>-c exports=eksctl</c>).</summary>
    public bool EksctlExports { get; init; }

    /// <summary>The template that is deployed, or the cloud assembly it came from (<c>-c deployed=PATH</c>), to hold a change of the authentication mode
    /// against; null where nobody says.</summary>
    public string? Deployed { get; init; }

    /// <summary>How many stacks beside a cluster's own hold access entries (<c>-c accessStacks=NUMBER</c>); null for as many as are needed.</summary>
    public int? AccessStacks { get; init; }

    /// <summary>Reads the values of the context.</summary>
    public static Reading<AppRequest> Read(IReadOnlyDictionary<string, string> context)
    {
        var findings = new List<Finding>();
        var inputs = List(context, "input");
        var request = new AppRequest
        {
            Inputs = inputs.IsEmpty ? [DefaultInput] : inputs,
            Defaults = Flavour(context.GetValueOrDefault("defaults"), findings),
            Admins = Principals(List(context, "admins"), findings),
            Cluster = ClusterName(Text(context, "cluster"), findings, "cluster"),
            Existing = ClusterName(Text(context, "existing"), findings, "existing"),
            EksctlExports = Exports(Text(context, "exports"), findings),
            Deployed = Deployment(Text(context, "deployed"), findings),
            AccessStacks = Stacks(Text(context, "accessStacks"), findings),
        };
        return new(request, findings.ToValueList());
    }

    private static string? Text(IReadOnlyDictionary<string, string> context, string key) =>
        context.GetValueOrDefault(key) is { Length: > 0 } text ? text : null;

    private static string? ClusterName(string? name, List<Finding> findings, string key)
    {
        if (name is not null && ClusterNames.Problem(name) is { } problem)
        {
            findings.Add(EksctlRules.Metadata.At(null, $"-c {key}: {problem}"));
        }

        return name;
    }

    private static bool Exports(string? word, List<Finding> findings)
    {
        if (word is not (null or "eksctl"))
        {
            findings.Add(BadContext.At(null, $"exports '{word}' is unknown; use -c exports=eksctl, or leave it out to be asked at deployment"));
        }

        return word is "eksctl";
    }

    private static string? Deployment(string? path, List<Finding> findings)
    {
        if (path is not null && !File.Exists(path) && !Directory.Exists(path))
        {
            findings.Add(BadContext.At(
                null, $"deployed '{path}' does not exist; give the deployed template or its cloud assembly, as from 'aws cloudformation get-template'"));
        }

        return path;
    }

    private static int? Stacks(string? text, List<Finding> findings)
    {
        if (text is null)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Access.AccessStacks.Most)
        {
            return number;
        }

        findings.Add(BadContext.At(null, string.Create(CultureInfo.InvariantCulture,
            $"accessStacks '{text}' is not a number of stacks; use 0 to {Access.AccessStacks.Most}, best a power of two")));
        return null;
    }

    private static ValueList<string> List(IReadOnlyDictionary<string, string> context, string key) =>
        (context.GetValueOrDefault(key) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToValueList();

    private static DefaultsFlavour Flavour(string? word, List<Finding> findings)
    {
        switch (word)
        {
            case null or "" or "secure":
                return DefaultsFlavour.Secure;
            case "eksctl":
                return DefaultsFlavour.Eksctl;
            default:
                findings.Add(BadContext.At(null, $"defaults '{word}' is unknown; use -c defaults=secure or -c defaults=eksctl"));
                return DefaultsFlavour.Secure;
        }
    }

    private static ValueList<PrincipalArn> Principals(ValueList<string> texts, List<Finding> findings)
    {
        var readings = texts.Select(text => PrincipalArn.Read(text)).ToList();
        findings.AddRange(readings.SelectMany(reading => reading.Findings).Select(finding => BadContext.At(null, $"admins: {finding.Message}")));
        return readings.Select(reading => reading.Value).OfType<PrincipalArn>().ToValueList();
    }
}
