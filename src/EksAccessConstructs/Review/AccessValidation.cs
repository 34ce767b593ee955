using System.Reflection;
using Amazon.JSII.Runtime.Deputy;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Review;

/// <summary>Holds the templates of an app against the rules of this library while it is synthesized, as a validation plugin of the CDK.</summary>
/// <remarks>
/// The templates are read as <c>eks-access check</c> and <c>lint</c> read them, so that constructs of others are held against the same rules. Errors
/// refuse the synthesis. A finding is accepted where it is right, by its id and with a reason:
/// <c>Validations.Of(construct).Acknowledge(new Acknowledgment { Id = "EksAccess::EKS057", Reason = "…" })</c>.
/// </remarks>
public sealed class AccessValidation : DeputyBase, Cdk.IPolicyValidationPlugin
{
    /// <summary>The name of the plugin, which ids of acknowledgments begin with.</summary>
    public const string PluginName = "EksAccess";

    private readonly Cdk.Stage stage;
    private readonly AccessValidationProps props;
    private readonly AssemblyFolder folder;

    private AccessValidation(Cdk.Stage stage, AssemblyFolder folder, AccessValidationProps props)
    {
        this.stage = stage;
        this.folder = folder;
        this.props = props;
    }

    /// <inheritdoc/>
    public string Name => PluginName;

    /// <inheritdoc/>
    public string? Version { get; } =
        typeof(AccessValidation).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    /// <inheritdoc/>
    public string[]? RuleIds { get; } = [.. RuleCatalogue.All.Select(rule => rule.Code)];

    /// <summary>Has the templates of an app, or of one stage, validated when it is synthesized. Reports that an earlier synthesis left are deleted.</summary>
    /// <param name="stage">The app or stage.</param>
    /// <param name="props">Settings; null for the defaults.</param>
    public static void AddTo(Cdk.Stage stage, AccessValidationProps? props = null)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var folder = new AssemblyFolder(stage.Outdir);
        folder.DeleteReports();
        Cdk.Validations.Of(stage).AddPlugins(new AccessValidation(stage, folder, props ?? new AccessValidationProps()));
    }

    /// <summary>Called by the CDK.</summary>
    /// <param name="context">What is validated.</param>
    public Cdk.IPolicyValidationPluginReport Validate(Cdk.IPolicyValidationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var stacks = context.StackTemplates.Select(stack => (Path: stack.StackConstructPath, Template: stack.TemplatePath)).ToList();
        var review = AssemblyReview.Of(folder.Files(stacks.Select(stack => stack.Template)), props.Lint switch
        {
            LintFindings.None => null,
            LintFindings.Warn => Severity.Warning,
            LintFindings.Refuse => Severity.Error,
        });
        if (props.Reports)
        {
            folder.WriteReports(review.Clusters);
        }

        var placed = review.Findings.Where(one => one.Finding.Severity > Severity.Info).ToList();
        return new Cdk.PolicyValidationPluginReport
        {
            Success = placed.TrueForAll(one => one.Finding.Severity != Severity.Error),
            PluginVersion = Version,
            Violations = [.. placed.Select(one => Violation(one, stacks))],
        };
    }

    // A message is the problem, and behind its last semicolon the way out.
    private Cdk.PolicyViolation Violation(PlacedFinding placed, List<(string Path, string Template)> stacks)
    {
        var finding = placed.Finding;
        var end = finding.Message.LastIndexOf("; ", StringComparison.Ordinal);
        return new Cdk.PolicyViolation
        {
            RuleName = finding.Code,
            Description = end < 0 ? finding.Message : finding.Message[..end],
            Fix = end < 0 ? null : finding.Message[(end + 2)..],
            Severity = finding.Severity == Severity.Error ? "error" : "warning",
            ViolatingResources = [Resource(placed, stacks)],
        };
    }

    private Cdk.PolicyViolatingResource Resource(PlacedFinding placed, List<(string Path, string Template)> stacks)
    {
        var template = placed.Finding.Location is { } place ? folder.PathOf(place.File) : null;
        return placed.LogicalId is { } logicalId
            ? new Cdk.PolicyViolatingResource { ResourceLogicalId = logicalId, TemplatePath = template, Locations = [placed.Path] }
            : new Cdk.PolicyViolatingResource
            {
                ConstructPath = stacks.Find(stack => stack.Template == template).Path ?? ManifestsOf(placed.Finding.Location?.File) ?? stacks[0].Path,
                Locations = placed.Finding.Location is { } location ? [location.ToString()] : [],
            };
    }

    // The construct that wrote a manifest beside the templates; null for any other file.
    private string? ManifestsOf(string? file) => file is null
        ? null
        : stage.Node.FindAll().OfType<RbacManifests>()
            .FirstOrDefault(manifests => file.StartsWith($"{manifests.Folder}/", StringComparison.Ordinal))?.Node.Path;
}
