using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.AwsAuth;

/// <summary>Which migration, and how far.</summary>
public sealed record AccessMigrationProps
{
    /// <summary>The cluster, in the authentication mode of the step.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>The migration, made by <see cref="AwsAuthMigration.Plan"/>.</summary>
    public required MigrationPlan Plan { get; init; }

    /// <summary>The step to deploy, counted from 1. Deploy each step alone, one after another.</summary>
    public required int Step { get; init; }

    /// <summary>The mode that the cluster has before this deployment.</summary>
    /// <value>Default: null: the mode after the step before.</value>
    public ClusterAuthenticationMode? DeployedMode { get; init; }

    /// <summary>True where the losses that keep aws-auth needed are settled, so that the mode may become API.</summary>
    /// <value>Default: false.</value>
    public bool LossesAreSettled { get; init; }
}

/// <summary>One step of the way from aws-auth to access entries: each step of the authentication
/// mode is a deployment of its own, the entries come between.</summary>
/// <remarks>Before its turn a step defines nothing, so a deployment that raises the mode changes the mode alone.</remarks>
public sealed class AccessMigration : Construct
{
    /// <summary>Defines what the step needs.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">Which migration, and how far.</param>
    /// <exception cref="ArgumentException">There is no such step, the cluster has another mode than the step, or the step would take access away.</exception>
    public AccessMigration(Construct scope, string id, AccessMigrationProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        var steps = props.Plan.Steps;
        if (props.Step < 1 || props.Step > steps.Count)
        {
            throw new ArgumentException($"{Node.Path}: there is no step {props.Step}; the migration has steps 1 to {steps.Count}", nameof(props));
        }

        Step = steps[props.Step - 1];
        props.Cluster.RegisterAwsAuth(props.Plan.From);
        CheckMode(props);
        CheckLosses(props);
        if (steps.Take(props.Step).Any(step => step.Act is MigrationAct.MakeEntries))
        {
            Entries = new AccessEntries(this, "Entries", new AccessEntriesProps { Cluster = props.Cluster, Plan = props.Plan.In(Step.Mode) });
            Manifests = new RbacManifests(this, "Rbac", new RbacManifestsProps { Cluster = props.Cluster, Objects = new RbacObjects(props.Plan.Rbac) });
        }
    }

    /// <summary>The step.</summary>
    public MigrationStep Step { get; }

    /// <summary>The access entries; null before the step that makes them.</summary>
    public AccessEntries? Entries { get; }

    /// <summary>Roles and bindings of groups with own names; null before the step that makes the entries.</summary>
    public RbacManifests? Manifests { get; }

    private void CheckMode(AccessMigrationProps props)
    {
        if (props.Cluster.AuthenticationMode != Step.Mode)
        {
            throw new ArgumentException(
                $"{Node.Path}: step {Step.Number} is for authentication mode {Step.Mode.ToApiValue()}, and the cluster has "
                + $"{props.Cluster.AuthenticationMode.ToApiValue()}; give the cluster the mode of the step",
                nameof(props));
        }

        if (props.DeployedMode is { } deployed)
        {
            ModeTransitionGuard.Check(deployed, Step.Mode, Step.Act is MigrationAct.RaiseMode ? [] : ["access entries"]).ThrowOrWarn(this, nameof(props));
        }
    }

    private void CheckLosses(AccessMigrationProps props)
    {
        if (Step is { Act: MigrationAct.RaiseMode, Mode: ClusterAuthenticationMode.Api } && props.Plan.BlocksApiMode && !props.LossesAreSettled)
        {
            var losses = props.Plan.Losses.Where(loss => loss.BlocksApiMode).Select(loss => $"'{loss.Item}' ({loss.Unsaid})");
            throw new ArgumentException(
                $"{Node.Path}: mode API takes access from {string.Join(", ", losses)}; "
                + "settle that, then say LossesAreSettled = true",
                nameof(props));
        }

        props.Plan.Findings.Where(finding => Step.Mode is ClusterAuthenticationMode.Api || finding.Severity is not Severity.Error).ThrowOrWarn(this, nameof(props));
    }
}
